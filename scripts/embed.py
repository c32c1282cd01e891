#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes Lua files, source or bytecode, as one C++ file: embed.py OUTPUT INPUT... --packed [--except MODULE,...] INPUT...

What few runs of the program need can be packed: it is compressed by zlib. `--except` names modules
that are not, though they follow.
"""
import os
import re
import sys
import zlib


def array(name, data):
    return f"static const unsigned char {name}[] = {{{','.join(map(str, data))}}};\n"


def main():
    output, inputs = sys.argv[1], iter(sys.argv[2:])
    packed, plain = False, []
    arrays, entries = [], []
    for path in inputs:
        if path == "--packed":
            packed = True
            continue
        if path == "--except":
            plain = next(inputs).split(",")
            continue
        name = re.search(r".*/(eco[/.].*)", path)[1]
        module = os.path.splitext(name)[0].replace("/", ".")
        with open(path, "rb") as source:
            data = source.read()
        pack = packed and module not in plain
        size = len(data) if pack else 0
        symbol = f"source{len(arrays)}"
        arrays.append(array(symbol, zlib.compress(data, 9) if pack else data))
        entries.append(
            f'    {{"{module}", "@stdlib/{name}", reinterpret_cast<const char*>({symbol}), '
            f"sizeof {symbol}, {size}}},\n"
        )
    with open(output, "w", encoding="ascii") as out:
        out.write('#include "runtime/preload.h"\n\nnamespace eco {\n\n' + "".join(arrays))
        out.write("\nconst EmbeddedFile kEmbeddedFiles[] = {\n" + "".join(entries))
        out.write("    {nullptr, nullptr, nullptr, 0, 0},\n};\n\n}  // namespace eco\n")


main()
