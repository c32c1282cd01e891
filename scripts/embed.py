#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes Lua files, source or bytecode, as one C++ file: embed.py OUTPUT INPUT..."""
import os
import re
import sys

output, inputs = sys.argv[1], sys.argv[2:]
with open(output, "w", encoding="ascii") as out:
    out.write('#include "runtime/preload.h"\n\nnamespace eco {\n\n')
    entries = []
    for number, path in enumerate(inputs):
        name = re.search(r".*/(eco[/.].*)", path)[1]
        module = os.path.splitext(name)[0].replace("/", ".")
        with open(path, "rb") as source:
            data = source.read()
        text = ",".join(str(byte) for byte in data)
        out.write(f"static const unsigned char source{number}[] = {{{text}}};\n")
        entries.append(
            f'    {{"{module}", "@stdlib/{name}", reinterpret_cast<const char*>(source{number}), '
            f"sizeof source{number}}},\n"
        )
    out.write("\nconst EmbeddedFile kEmbeddedFiles[] = {\n" + "".join(entries))
    out.write("    {nullptr, nullptr, nullptr, 0},\n};\n\n}  // namespace eco\n")
