# SPDX-License-Identifier: MIT
"""bench/results.json: what has been measured, row by row, and on what."""
import json
import os
import platform
import re
from pathlib import Path

from runner.runtimes import bench


def first_match(path, pattern):
    match = re.search(pattern, Path(path).read_text(encoding="utf-8"), re.M)
    return match.group(1).strip() if match else "unknown"


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": first_match("/proc/cpuinfo", r"^(?:model name|Model|cpu model)\s*:(.*)"),
        "processors": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "kernel": platform.release(),
        "system": first_match("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)'),
        "virtual": " hypervisor" in first_match("/proc/cpuinfo", r"^flags\s*:(.*)"),
    }


class Recorded:
    def __init__(self, path=bench / "results.json"):
        self.path = path
        content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.machine = content.get("machine", {})
        self.versions = content.get("versions", {})
        self.rows = content.get("rows", {})
        self.counts = content.get("counts", {})

    def describe(self, runtimes):
        self.machine = machine()
        self.versions.update({r.name: r.version() for r in runtimes})

    def merge(self, name, record):
        self.rows[name] = record
        self.write()

    def write(self):
        content = {"machine": self.machine, "versions": self.versions, "rows": self.rows,
                   "counts": self.counts}
        text = json.dumps(content, indent=1, ensure_ascii=False)
        # The numbers of a list on one line: a row that was repeated is a small difference.
        text = re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s+", " ", m[0]), text)
        self.path.write_text(text + "\n", encoding="utf-8")
