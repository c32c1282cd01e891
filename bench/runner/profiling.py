# SPDX-License-Identifier: MIT
"""Where the processor time of a server goes: samples of perf(1), by what the processor was doing,
as nanoseconds per message. Functions that are inlined count for those they are in."""
import re
import signal
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

from runner import measure, report
from runner.results import Recorded
from runner.rows import Bytes, Effort, RoundTrips

LEAST_TIME = 2.0  # seconds of processor time that are sampled
MOST_LOADS = 100
FREQUENCY = 4000  # samples in a second

KERNEL, COPYING, MEMORY, COLLECTION, LUAJIT, PROGRAM, LIBRARIES = GROUPS = (
    "kernel", "copying", "strings, tables, memory", "collection", "LuaJIT", "the program",
    "libraries")

# The program's functions by their names; the first that matches. What is left is LuaJIT's in eco,
# where it is linked statically, and the program's own elsewhere.
NAMES = [
    (PROGRAM, r"eco::|main$|luaopen_"),
    (LIBRARIES, r"uv_|std::|operator |_Unwind|__cxa_|__gxx_|\w+@plt$"),
    (COLLECTION, r"gc_|lj_gc_|propagatemark|lj_\w+_free(?!\w)|lj_func_free"),
    (MEMORY, r"lj_(str|alloc|mem|tab|buf)_|hash_(sparse|dense)|newtab|lj_(udata|state|func)_new|"
             r"lua_(pushlstring|createtable|newuserdata)|hashkey|rehash|release_unused|lj_strfmt_"),
]


def group_of(library, function, is_lua):
    if "kernel" in library or library.startswith("[guest"):
        return KERNEL
    if library.startswith(("//anon", "[JIT]", "[anon", "[unknown]")):
        return LUAJIT  # what its compiler has made
    if ".so" in library or library == "[vdso]":
        return COPYING if re.match(r"_*mem(cpy|move|cmp|chr|set)", function) else LIBRARIES
    for group, pattern in NAMES:
        if re.match(pattern, function):
            return group
    return LUAJIT if is_lua else PROGRAM


def read_samples(path, is_lua):
    """{group: samples} of what perf has recorded."""
    text = subprocess.run(["perf", "script", "-i", path, "-F", "ip,sym,dso"], capture_output=True,
                          text=True, check=False).stdout
    samples = Counter()
    for line in text.splitlines():
        match = re.match(r"\s*[0-9a-f]+ (.*?) \((.*)\)\s*$", line)
        if match:
            library = match[2] if match[2].startswith(("[", "//")) else match[2].split("/")[-1]
            samples[group_of(library, match[1], is_lua)] += 1
    return samples


def load_until(row, process, port, seconds):
    """Loads the server for so much processor time; returns that, and the messages."""
    before, messages, used = measure.processor_time(process.pid), 0, 0
    for _ in range(MOST_LOADS):
        messages += row.load(port, Effort(seconds))["total"] / row.message_bytes
        used = measure.processor_time(process.pid) - before
        if used >= seconds:
            break
    return used, messages


def profile(row, runtime):
    """{group: nanoseconds per message} of one server."""
    with tempfile.NamedTemporaryFile(prefix="eco-bench-") as output:
        with measure.server(row.server(runtime, Effort()), runtime.environment) as (process, port):
            perf = subprocess.Popen(
                ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(FREQUENCY), "-o", output.name,
                 "-p", str(process.pid)], stderr=subprocess.PIPE, text=True)
            time.sleep(0.5)  # until it listens; earlier work is none of the messages'
            used, messages = load_until(row, process, port, LEAST_TIME)
            perf.send_signal(signal.SIGINT)
            errors = perf.communicate(timeout=measure.LONGEST)[1]
        samples = read_samples(output.name, runtime.is_lua)
    if not samples:
        raise measure.Failed(f"perf has no samples: {errors.strip()}")
    per_sample = used / messages / sum(samples.values()) * 1e9
    return {group: round(samples[group] * per_sample, 1) for group in GROUPS}


def describe(times):
    parts = [f"{group} {report.number(times[group])}" for group in GROUPS if times[group] >= 0.5]
    return f"{report.number(sum(times.values()))} ns: " + ", ".join(parts)


def run(rows, runtimes):
    if not shutil.which("perf"):
        sys.exit("perf is not installed: the package linux-perf has it")
    recorded = Recorded()
    chosen = [r for name in ("reference", "eco") for r in runtimes if r.name == name]
    for row in rows:
        if not isinstance(row, (RoundTrips, Bytes)):
            continue
        try:
            times = {r.name: profile(row, r) for r in chosen}
        except measure.Failed as failure:
            print(f"{row.name}: {failure}", flush=True)
            continue
        for name, each in times.items():
            print(f"{row.name}: {name}: {describe(each)}", flush=True)
        recorded.counts.setdefault(row.name, {})["profile"] = times
        recorded.write()
        report.write(recorded)
