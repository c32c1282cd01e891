#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage_report.py [--branches] ROOT LCOV: what the counters say about runtime/ and modules/."""
import collections
import os
import sys

LEAST_LINES, LEAST_BRANCHES = 95, 85  # per cent


def read(root, path):
    """{file: ({line: times}, {line: {branch: times}})}"""
    files = collections.defaultdict(lambda: (collections.Counter(), {}))
    with open(path, encoding="utf-8") as records:
        for record in records:
            key, _, value = record.strip().partition(":")
            if key == "SF":
                name = os.path.relpath(os.path.normpath(value), root)
                wanted = name.startswith(("runtime/", "modules/"))
            elif key == "DA" and wanted:
                line, times = value.split(",")[:2]
                files[name][0][int(line)] += int(times)
            elif key == "BRDA" and wanted:
                line, block, branch, times = value.split(",")
                branches = files[name][1].setdefault(int(line), collections.Counter())
                branches[block, branch] += 0 if times == "-" else int(times)
    return files


def share(counters):
    """How many there are, how many were never reached, and the percentage of the others."""
    missed = sum(1 for times in counters if times == 0)
    covered = 100 * (1 - missed / len(counters)) if counters else 100
    return f"{covered:6.1f} % {missed:4} of {len(counters):<5}", covered


def summary(name, lines, branches):
    text, line_share = share(lines)
    more, branch_share = share(branches)
    print(f"{text}  {more}  {name}")
    return line_share, branch_share


def flat(branches):
    return [times for counters in branches.values() for times in counters.values()]


def print_lines(root, files, is_missing, what):
    print(f"\n{what}:")
    for name, counters in sorted(files.items()):
        with open(os.path.join(root, name), encoding="utf-8") as source:
            text = source.read().splitlines()
        for line in sorted(counters[0]):
            if is_missing(*counters, line):
                print(f"{name}:{line}: {text[line - 1]}")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--branches"]
    root, path = arguments
    files = read(root, path)
    print("\n  lines  never reached    branches  never taken   file")
    all_lines, all_branches = [], []
    for name, (lines, branches) in sorted(files.items()):
        summary(name, list(lines.values()), flat(branches))
        all_lines += lines.values()
        all_branches += flat(branches)
    line_share, branch_share = summary("all", all_lines, all_branches)

    print_lines(root, files, lambda lines, _, line: lines[line] == 0, "lines never reached")
    if len(arguments) < len(sys.argv) - 1:
        print_lines(root, files, lambda lines, branches, line: lines[line] > 0 and
                    0 in branches.get(line, {}).values(), "conditions with one outcome only")
    return 0 if line_share >= LEAST_LINES and branch_share >= LEAST_BRANCHES else 1


sys.exit(main())
