#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""cpu_variants.py OUTPUT COMPILER...: writes a linker script for a static glibc on x86_64.

There glibc has each of its string and mathematical functions several times, for the generations of
processors, and chooses at start. The script says that all are the one for every processor
(`__sin_fma = __sin_sse2;`), so that the linker takes no other from the archive.
"""
import re
import subprocess
import sys

# How glibc ends the names of what is for newer processors, and of what is for every one.
NEWER = re.compile(r"_(fma4?|avx(2|512)?|evex|sse4|sse4_[12]|sse42|ssse3|sse2_slow)"
                   r"(_no_vzeroupper|_unaligned)?(_erms)?(_rtm)?$|_avx_unaligned_erms_rtm$")
EVERY = ("_sse2", "_sse2_unaligned", "_sse2_unaligned_erms", "_generic", "_c")


def archives(compiler):
    """libc.a and libm.a; either may be a text that names the archives."""
    for library in ("libc.a", "libm.a"):
        path = subprocess.check_output([*compiler, f"-print-file-name={library}"], text=True).strip()
        with open(path, "rb") as file:
            text = file.read(4096)
        group = re.search(rb"GROUP\s*\(([^)]*)\)", text)
        yield from group[1].decode().split() if group else [path]


def defined(archive):
    lines = subprocess.run(["nm", "-g", archive], stdout=subprocess.PIPE, text=True, check=True,
                           stderr=subprocess.DEVNULL).stdout
    return set(re.findall(r"^[0-9a-f]+ [Ti] (__\w+)$", lines, re.M))


def main():
    output, compiler = sys.argv[1], sys.argv[2:]
    names = set().union(*map(defined, archives(compiler)))
    with open(output, "w", encoding="ascii") as script:
        for name in sorted(names):
            base = NEWER.sub("", name)
            same = [base + end for end in EVERY if base + end in names]
            if base != name and same:
                script.write(f"{name} = {same[0]};\n")


main()
