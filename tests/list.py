#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the test files, relative to this folder, one per line."""
import pathlib

here = pathlib.Path(__file__).parent
patterns = ("script/**/*.lua", "fuzz/*.lua", "cli/*.sh", "interop/*.sh", "prompt/*.sh",
            "unit/*_test.cpp")
for pattern in patterns:
    for path in sorted(here.glob(pattern)):
        print(path.relative_to(here).as_posix())
