#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The benchmarks, started by scripts/bench, which says how."""
import argparse
import contextlib
import datetime
import json
import os
import statistics
import subprocess
import sys
import time

from runner import counting, measure, profiling, report
from runner.results import Recorded
from runner.rows import ROWS, Effort
from runner.runtimes import all_runtimes, packages, root


def say(*words):
    print("bench:", *words, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench",
                                     description="Measures eco, see docs/performance.md.")
    parser.add_argument("rows", nargs="*", metavar="ROW",
                        help="names or their beginnings; all if none")
    parser.add_argument("--rounds", type=int, help="how often each runtime is measured (5)")
    parser.add_argument("--seconds", type=float, help="length of a measurement that has one (1)")
    parser.add_argument("--only", help="these runtimes, with commas between; nothing is recorded")
    parser.add_argument("--lua-eco", metavar="PATH", default=os.environ.get("LUA_ECO"),
                        help="a lua-eco binary to measure, too (or $LUA_ECO)")
    parser.add_argument("--continue", dest="go_on", action="store_true",
                        help="skip rows that this commit has results of")
    parser.add_argument("--quick", action="store_true",
                        help="a minute: eco and its reference, compared with what is recorded")
    parser.add_argument("--tiny", action="store_true",
                        help="does every program still work? No figures")
    parser.add_argument("--syscalls", action="store_true", help="count system calls per message")
    parser.add_argument("--instructions", action="store_true",
                        help="count instructions outside the kernel per message")
    parser.add_argument("--profile", action="store_true",
                        help="sample where the server's processor time goes")
    parser.add_argument("--report", action="store_true",
                        help="write docs/performance.* anew, measure nothing")
    parser.add_argument("--install", action="store_true",
                        help="install the peers through apt-get first")
    parser.add_argument("--packages", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--list", action="store_true", help="list the rows")
    return parser.parse_args()


def select_rows(names):
    unknown = [n for n in names if not any(r.name.startswith(n) for r in ROWS)]
    if unknown:
        sys.exit(f"no row is called {unknown[0]}; there are: {' '.join(r.name for r in ROWS)}")
    exact = {n for n in names if any(r.name == n for r in ROWS)}
    return [r for r in ROWS if not names or r.name in exact
            or any(r.name.startswith(n) for n in names if n not in exact)]


def select_runtimes(options):
    names = options.only.split(",") if options.only else None
    if any((options.quick, options.tiny, options.syscalls, options.instructions, options.profile)):
        names = names or ["eco", "reference", "luajit"]
    chosen = []
    for runtime in all_runtimes(options.lua_eco):
        if names and runtime.name not in names:
            continue
        reason = runtime.missing()
        if reason:
            say(f"without {runtime.name}: {reason}")
            continue
        if runtime.prepare:
            runtime.prepare()
        chosen.append(runtime)
    return chosen


failures = []


def measure_row(row, runtimes, effort, rounds):
    """{runtime: {what: [one per round]}}; the runtimes take turns within each round."""
    results = {}
    able = [r for r in runtimes if not row.only or r.name in row.only]
    for _ in range(rounds):
        for runtime in list(able):
            try:
                measured = row.measure(runtime, effort)
            except measure.Unable:
                measured = None
            except measure.Failed as failure:
                say(f"{row.name}: {runtime.name}: {failure}")
                failures.append(f"{row.name} ({runtime.name})")
                results.pop(runtime.name, None)
                measured = None
            if measured is None:
                able.remove(runtime)
                continue
            values = results.setdefault(runtime.name, {})
            for key, value in measured.items():
                values.setdefault(key, []).append(float(f"{value:.5g}"))
    return results


def summary(row, results):
    parts = []
    for name, measured in results.items():
        share = report.share(row, results, name)
        tail = f" ({report.share_text(row, share)})" if share and name != row.against else ""
        parts.append(f"{name} {report.number(statistics.median(measured['value']))}{tail}")
    return f"{row.name} [{row.unit}]: " + ", ".join(parts)


def commit():
    """The last one that changed what is measured; with a + if something has not been committed."""
    def git(*words):
        command = ["git", *words, "--", "meson.build", "runtime", "modules", "stdlib", "bench/eco",
                   "bench/lib", "bench/load", "bench/lua", "bench/peers", "bench/reference"]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        return run.stdout.strip()
    changed = "+" if git("status", "--porcelain") else ""
    return (git("log", "-1", "--format=%h", "--abbrev=10") or "unknown") + changed


def measure_rows(rows, runtimes, effort, rounds, done):
    for row in rows:
        began = time.monotonic()
        results = measure_row(row, runtimes, effort, rounds)
        if not results:
            continue
        print(summary(row, results), flush=True)
        done(row, {"commit": commit(), "date": datetime.date.today().isoformat(), "rounds": rounds,
                   "load": round(os.getloadavg()[0], 1), "took": round(time.monotonic() - began, 1),
                   "results": results})


def full(options, rows, runtimes):
    recorded = Recorded()
    recorded.describe(runtimes)
    now = commit()
    if options.go_on:
        rows = [r for r in rows if recorded.rows.get(r.name, {}).get("commit") != now]

    def done(row, record):
        if not options.only:
            recorded.merge(row.name, record)
            report.write(recorded)

    measure_rows(rows, runtimes, Effort(options.seconds or 1.0), options.rounds or 5, done)


def quick(options, rows, runtimes):
    """Compares eco's share in each row with the recorded one. Exits 1 if one got worse."""
    rows = [r for r in rows if r.against]
    recorded = Recorded()
    worse = []

    def done(row, record):
        verdict = report.compare(row, record["results"], recorded.rows.get(row.name))
        print("   ", verdict)
        if "worse" in verdict:
            worse.append(row.name)

    measure_rows(rows, runtimes, Effort(options.seconds or 0.25, 0.3), options.rounds or 3, done)
    print("worse than recorded:", ", ".join(worse) or "nothing")
    failures.extend(f"{name} (worse)" for name in worse)


def main():
    options = arguments()
    measure.allow_many_descriptors()
    if options.packages:
        return print(*packages())
    if options.list:
        return print(*(f"{r.name:14} {r.title}" for r in ROWS), sep="\n")
    if options.report:
        return report.write(Recorded())
    rows, runtimes = select_rows(options.rows), select_runtimes(options)
    if os.getloadavg()[0] > 0.5 * os.cpu_count():
        say(f"the machine is busy (load {os.getloadavg()[0]:.1f}): shares mean more than figures")
    began = time.monotonic()
    if options.tiny:
        measure_rows(rows, runtimes, Effort(scale=1e-4, count=200), 1, lambda row, record: None)
    elif options.syscalls:
        counting.run(rows, runtimes, "syscalls")
    elif options.instructions:
        counting.run(rows, runtimes, "instructions")
    elif options.profile:
        profiling.run(rows, runtimes)
    elif options.quick:
        quick(options, rows, runtimes)
    else:
        full(options, rows, runtimes)
    say(f"took {time.monotonic() - began:.0f} s")
    return "bench: failed: " + ", ".join(failures) if failures else None


with contextlib.suppress(KeyboardInterrupt):
    sys.exit(main())
