#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""error_texts.py OUTPUT: writes strerror(3) with the texts of the machine that builds, in C++.

For C libraries with other texts than glibc: scripts compare them, and should not have to ask where they
run. The numbers are those of the machine that eco is built for.
"""
import errno
import os
import sys

BEGIN = """\
// Written by scripts/error_texts.py.
#include <cerrno>
#include <cstdio>
#include <cstring>

static const char* text_of(int error) {
    switch (error) {
        case 0: return "Success";
"""
END = """\
        default: return nullptr;
    }
}

char* strerror(int error) {
    static thread_local char unknown[32];
    const char* text = text_of(error);
    if (text == nullptr) {
        std::snprintf(unknown, sizeof unknown, "Unknown error %d", error);
        return unknown;
    }
    return const_cast<char*>(text);
}
"""


def main():
    with open(sys.argv[1], "w", encoding="ascii") as output:
        output.write(BEGIN)
        for number, name in sorted(errno.errorcode.items()):
            output.write(f'#ifdef {name}\n        case {name}: return "{os.strerror(number)}";\n#endif\n')
        output.write(END)


main()
