# SPDX-License-Identifier: MIT
"""What is measured: eco, the reference programs, and what a user could choose instead.

A program (echo, udp, fib ...) is a file of that name in a runtime's folder. A runtime that has no
such file cannot run the rows that need it.
"""
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent
build = Path(os.environ.get("BENCH_BUILD", root / "build")).resolve()
bench = root / "bench"


@dataclass
class Runtime:
    name: str
    interpreter: list  # what the file of a program is given to
    folder: Path = None  # of its programs
    suffix: str = ".lua"
    version_command: list = None
    packages: list = field(default_factory=list)  # of Debian
    is_lua: bool = False  # runs bench/lua, too
    environment: dict = field(default_factory=dict)
    prepare: object = None  # called once before the first run

    def program(self, name, *arguments):
        """The command line of a program, or None where there is none."""
        folders = [self.folder] + ([bench / "lua"] if self.is_lua else [])
        for folder in folders:
            path = folder and folder / (name + self.suffix)
            if path and path.exists():
                return [*self.interpreter, str(path), *map(str, arguments)]
        return None

    def missing(self):
        """Why it cannot be measured, or None."""
        program = (self.version_command or self.interpreter)[0]
        if not shutil.which(program):
            return f"{program} is not there" if self.packages else f"{program} cannot be run"
        if self.version() is None:
            return "not installed" + (f": {' '.join(self.packages)}" if self.packages else "")
        return None

    def version(self):
        run = subprocess.run(self.version_command, capture_output=True, text=True, timeout=20,
                             check=False)
        if run.returncode != 0:
            return None
        text = (run.stdout + run.stderr).strip()
        return re.sub(r"^go version |\s*(Copyright|--|linux/|\().*", "", text, flags=re.S)


class Reference(Runtime):
    def program(self, name, *arguments):
        path = build / "bench" / f"bench-{name}"
        return [str(path), *map(str, arguments)] if path.exists() else None


class Go(Runtime):
    """One binary, built before the first run; its first argument names the program."""

    def program(self, name, *arguments):
        if f'"{name}":' not in (self.folder / "main.go").read_text(encoding="utf-8"):
            return None
        return [str(build / "bench" / "go-peer"), name, *map(str, arguments)]


def build_go():
    subprocess.run(["go", "build", "-o", str(build / "bench" / "go-peer"), "."], check=True,
                   cwd=bench / "peers" / "go")


def lua_version(module, expression):
    return ["luajit", "-e", f"local m = require '{module}' print({expression})"]


def all_runtimes(lua_eco=None):
    """In the order of the tables. The first two are always there."""
    peers = bench / "peers"
    # Not whatever python3 comes first in PATH: uvloop is that of the distribution.
    python = "/usr/bin/python3"
    # As it would be installed: a linker leaves the file in small pieces of the page cache, which makes
    # each start 5 % slower than that of a copy.
    eco = str(build / "bench" / "eco")
    shutil.copy(build / "eco", eco)
    runtimes = [
        Runtime("eco", [eco], bench / "eco", version_command=[eco, "--version"], is_lua=True),
        Reference("reference", [], version_command=["g++", "-dumpfullversion"]),
        Runtime("luajit", ["luajit"], peers / "luajit", version_command=["luajit", "-v"],
                packages=["luajit"], is_lua=True),
        Runtime("lua5.4", ["lua5.4"], peers / "luajit", version_command=["lua5.4", "-v"],
                packages=["lua5.4"], is_lua=True),
        Runtime("luv", ["luajit"], peers / "luv", packages=["luajit", "lua-luv"],
                version_command=lua_version("luv", "'libuv ' .. m.version_string()")),
        Runtime("cqueues", ["luajit"], peers / "cqueues", packages=["luajit", "lua-cqueues"],
                version_command=lua_version("cqueues", "m.VERSION")),
        Runtime("copas", ["luajit"], peers / "copas", packages=["luajit", "lua-copas"],
                version_command=lua_version("copas", "m._VERSION")),
        Runtime("node", ["node"], peers / "node", ".js", version_command=["node", "--version"],
                packages=["nodejs"]),
        Go("go", [], peers / "go", ".go", version_command=["go", "version"], packages=["golang-go"],
           prepare=build_go),
        Runtime("asyncio", [python], peers / "python", ".py", version_command=[python, "--version"],
                packages=["python3"]),
        Runtime("uvloop", [python], peers / "python", ".py", packages=["python3", "python3-uvloop"],
                version_command=[python, "-c", "import uvloop; print(uvloop.__version__)"],
                environment={"BENCH_UVLOOP": "1"}),
    ]
    if lua_eco:
        runtimes.append(Runtime("lua-eco", [lua_eco], bench / "eco", is_lua=True,
                                version_command=[lua_eco, "-e", "print(require 'eco'.VERSION)"]))
    return runtimes


def packages():
    return sorted({p for r in all_runtimes() for p in r.packages})
