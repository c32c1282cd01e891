# SPDX-License-Identifier: MIT
"""System calls per message: the servers under strace -c, which counts those of the whole run."""
import contextlib
import os
import shutil
import sys
import tempfile
import time

from runner import measure, report
from runner.results import Recorded
from runner.rows import Bytes, Effort, RoundTrips

MESSAGES = 20000
LEAST = 0.005  # calls per message that are shown


def traced(command, output):
    """-D: the program stays the child, strace watches from outside."""
    return ["strace", "-D", "-f", "-c", "-o", output, *command]


def read_counts(path):
    """{name: calls} of the table that strace writes when the program has ended."""
    for _ in range(200):
        with open(path, encoding="utf-8") as file:
            lines = [line.split() for line in file]
        if lines and lines[-1][-1:] == ["total"]:
            return {words[-1]: int(words[3]) for words in lines[2:-2]}
        time.sleep(0.05)
    raise measure.Failed("strace has written nothing")


def count(row, runtime, effort):
    with contextlib.ExitStack() as stack:
        output = stack.enter_context(tempfile.NamedTemporaryFile()).name
        with measure.server(traced(row.server(runtime, effort), output), runtime.environment) as (_, port):
            done = row.load(port, effort)
        units = done["total"] / (row.unit_bytes / 1e6 if row.mode == "records" else 65536) \
            if isinstance(row, Bytes) else done["total"]
        return {name: calls / units for name, calls in read_counts(output).items()}


def describe(counts):
    shown = sorted(((c, n) for n, c in counts.items() if c >= LEAST), reverse=True)
    return ", ".join(f"{name} {calls:.2f}" for calls, name in shown)


def run(rows, runtimes):
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    recorded = Recorded()
    effort = Effort(scale=1 / 16, count=MESSAGES)
    for row in rows:
        if not isinstance(row, (RoundTrips, Bytes)):
            continue
        counts = {r.name: describe(count(row, r, effort)) for r in runtimes if r.name in ("eco", "reference")}
        print(f"{row.name}: " + "; ".join(f"{name}: {text}" for name, text in counts.items()), flush=True)
        if len(counts) == 2:
            recorded.syscalls[row.name] = counts
            recorded.write()
            report.write(recorded)
