#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run_tests.py BUILD SETUP [NAME...]: `meson test`, then what failed, what was skipped, and totals."""
import json
import os
import re
import subprocess
import sys

SHELL_SUITES = {"cli", "interop", "prompt"}  # not run in most setups, see tests/meson.build


def names(build, setup, patterns):
    """The tests of this setup whose name contains one of the patterns; all if there is none."""
    listed = json.loads(subprocess.check_output(["meson", "introspect", "--tests", build]))
    if setup not in ("", "static"):
        listed = [t for t in listed if not SHELL_SUITES & {s.split(":")[-1] for s in t["suite"]}]
    patterns = [re.sub(r"^(.*/)?tests/(script/)?|(_test)?\.(lua|sh|cpp)$", "", p) for p in patterns]
    found = [t["name"] for t in listed]
    return [n for n in found if not patterns or any(p in n for p in patterns)]


def known_skips(build, setup):
    """Test name -> why it cannot pass: tests/SETUP.skip, for build-cross/ARCH/PROFILE."""
    architecture = os.path.basename(os.path.dirname(build))
    path = os.path.join(os.path.dirname(__file__), f"../tests/{setup}.skip")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as lines:
        entries = dict(re.split(r"\s+", line.strip(), maxsplit=1) for line in lines if line[0] != "#")
    places = {name: name.rpartition(":")[::2] for name in entries}
    return {places[name][1]: why for name, why in entries.items()
            if places[name][0] in ("", architecture)}


def run(build, setup, selected):
    """Runs the tests and returns what Meson noted about each."""
    log = os.path.join(build, "meson-logs", f"testlog-{setup}.json" if setup else "testlog.json")
    if os.path.exists(log):
        os.remove(log)
    command = ["meson", "test", "-C", build, "--no-rebuild"]
    subprocess.run(command + (["--setup", setup] if setup else []) + selected, check=False)
    if not os.path.exists(log):
        return []
    with open(log, encoding="utf-8", errors="replace") as lines:
        results = [json.loads(line) for line in lines]
    for result in results:  # "eco:socket / socket/accept": the suite says nothing new
        result["name"] = result["name"].split(" / ")[-1]
    return results


def reason(text):
    lines = text.strip().splitlines()
    return re.sub("^skip: ", "", lines[-1]) if lines else "no reason given"


def main():
    build, setup, patterns = sys.argv[1], sys.argv[2], sys.argv[3:]
    selected = names(build, setup, patterns)
    if not selected:
        print(f"no test is called {' or '.join(patterns) or 'anything'}")
    left_out = known_skips(build, setup)
    left_out = {name: left_out[name] for name in selected if name in left_out}
    selected = [name for name in selected if name not in left_out]
    results = run(build, setup, selected) if selected else []
    passed = [r for r in results if r["result"] in ("OK", "EXPECTEDFAIL")]
    skipped = [r for r in results if r["result"] == "SKIP"]
    failed = [r for r in results if r not in passed and r not in skipped]
    for name, why in left_out.items():
        print(f"skipped {name}: {why}")
    for result in skipped:
        print(f"skipped {result['name']}: {reason(result.get('stdout', ''))}")
    for result in failed:
        print(f"\n--- {result['name']}: {result['result']}")
        print(result.get("stdout", "") + result.get("stderr", ""))
    lost = len(selected) - len(results)
    if lost:
        print(f"{lost} tests did not run")
    print(f"\n{len(passed)} passed, {len(failed) + lost} failed, {len(skipped) + len(left_out)} skipped")
    return 0 if passed and not failed and not lost else 1


sys.exit(main())
