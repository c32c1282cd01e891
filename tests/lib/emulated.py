#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""emulated.py PROGRAM [ARGUMENT...]: runs it with an mremap(2) that makes no mapping smaller in place.

QEMU 7.2, when a 32-bit program does so, maps PROT_NONE over what lies behind the mapping: who reads
there is killed, who writes there never ends. LuaJIT's allocator does so when it has freed much. If the
call fails it goes on with munmap(2), which QEMU does right; so the kernel is told to refuse it.
See seccomp(2); Linux: Documentation/userspace-api/seccomp_filter.rst.
"""
import ctypes
import os
import struct
import sys

ENOMEM = 12
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | ENOMEM
LOAD, COPY_TO_X, IF_EQUAL, IF_AT_LEAST_X, RETURN = 0x20, 0x07, 0x15, 0x3D, 0x06
# uname -m: the kernel's number of that architecture, and that of the call.
CALLS = {"x86_64": (0xC000003E, 25), "aarch64": (0xC00000B7, 216)}
# In struct seccomp_data; the sizes' lower halves, which is all that a 32-bit program has of them.
NUMBER, ARCHITECTURE, OLD_SIZE, NEW_SIZE, FLAGS = 0, 4, 24, 32, 40


def program():
    """The filter: (operation, how many to skip if not, value); the last line allows the call."""
    architecture, number = CALLS[os.uname().machine]
    conditions = [(ARCHITECTURE, architecture), (NUMBER, number), (FLAGS, 0), (OLD_SIZE + 4, 0),
                  (NEW_SIZE + 4, 0)]
    rest = [(LOAD, 0, OLD_SIZE), (COPY_TO_X, 0, 0), (LOAD, 0, NEW_SIZE)]
    lines = [line for at, wanted in conditions for line in ((LOAD, 0, at), (IF_EQUAL, 1, wanted))]
    lines += rest
    total = len(lines) + 3
    encoded = [struct.pack("HBBI", op, 0, (total - 2 - at) * skips, value)
               for at, (op, skips, value) in enumerate(lines)]
    encoded.append(struct.pack("HBBI", IF_AT_LEAST_X, 1, 0, 0))
    encoded += [struct.pack("HBBI", RETURN, 0, 0, result) for result in (REFUSE, ALLOW)]
    return b"".join(encoded)


class Filter(ctypes.Structure):
    """struct sock_fprog"""
    _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]


def control(*arguments):
    """prctl(2)"""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(*arguments) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


code = program()
control(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Filter(len(code) // 8, code)))
os.execvp(sys.argv[1], sys.argv[1:])
