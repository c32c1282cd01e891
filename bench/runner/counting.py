# SPDX-License-Identifier: MIT
"""What does not depend on the speed of the machine: system calls (strace) and instructions outside
the kernel (callgrind) per message. A server is run twice, and what it does for the messages that
the second run has more is divided by their number: so what starting costs does not count."""
import re
import shutil
import sys
import tempfile
import time

from runner import measure, report
from runner.results import Recorded
from runner.rows import Bytes, Effort, RoundTrips

FEW, MANY = Effort(scale=1 / 64, count=4000), Effort(scale=1 / 16, count=16000)
LEAST = 0.0005  # system calls per message that are shown


def read_system_calls(text):
    """{name: calls} of the table that strace writes when the program has ended."""
    lines = [line.split() for line in text.splitlines()]
    if not lines or lines[-1][-1:] != ["total"]:
        return None
    return {words[-1]: int(words[3]) for words in lines[2:-2]}


def read_instructions(text):
    totals = re.search(r"^totals: (\d+)", text, re.M)
    return totals and {"instructions": int(totals[1])}


def describe_system_calls(counts):
    shown = sorted((-number, name) for name, number in counts.items() if number >= LEAST)
    return ", ".join(f"{name} {-number:.2g}" for number, name in shown)


def describe_instructions(counts):
    return f"{max(counts['instructions'], 0):.0f}"  # a start is not like the other


# name: (program, how it is started, how its output is read, how counts are shown).
# strace -D: the server stays the child, strace watches from outside.
TOOLS = {
    "syscalls": ("strace", ["-D", "-f", "-c", "-o", "{}"],
                 read_system_calls, describe_system_calls),
    "instructions": ("valgrind", ["-q", "--tool=callgrind", "--callgrind-out-file={}"],
                     read_instructions, describe_instructions),
}


def count(row, runtime, effort, tool):
    """What the tool counts in one run of the server, and the number of messages."""
    program, options, read, _ = TOOLS[tool]
    with tempfile.NamedTemporaryFile(prefix="eco-bench-") as output:
        command = [program, *(option.format(output.name) for option in options),
                   *row.server(runtime, effort)]
        with measure.server(command, runtime.environment) as (_, port):
            done = row.load(port, effort)
        for _ in range(500):
            with open(output.name, encoding="utf-8") as file:
                counts = read(file.read())
            if counts:
                return counts, done["total"] / row.message_bytes
            time.sleep(0.02)
    raise measure.Failed(f"{program} has written nothing")


def per_message(row, runtime, tool):
    few, few_messages = count(row, runtime, FEW, tool)
    many, many_messages = count(row, runtime, MANY, tool)
    return {name: (number - few.get(name, 0)) / (many_messages - few_messages)
            for name, number in many.items()}


def run(rows, runtimes, tool):
    program, _, _, describe = TOOLS[tool]
    if not shutil.which(program):
        sys.exit(f"{program} is not installed")
    recorded = Recorded()
    chosen = [r for r in runtimes if r.name in ("reference", "eco")]
    for row in rows:
        if not isinstance(row, (RoundTrips, Bytes)):
            continue
        try:
            counts = {r.name: describe(per_message(row, r, tool)) for r in chosen}
        except measure.Failed as failure:
            print(f"{row.name}: {failure}", flush=True)
            continue
        print(f"{row.name}: " + "; ".join(f"{name}: {text}" for name, text in counts.items()),
              flush=True)
        recorded.counts.setdefault(row.name, {})[tool] = counts
        recorded.write()
        report.write(recorded)
