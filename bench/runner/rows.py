# SPDX-License-Identifier: MIT
"""The rows: what is measured, in which unit, and what eco should reach.

A row measures one runtime once and returns {"value": number, ...}; None if the runtime has no
program for it. The rest (rounds, order, medians) is not its business.
"""
import functools
import tempfile
from dataclasses import dataclass

from runner import measure

GIB = 1 << 30


@dataclass(frozen=True)
class Effort:
    """How long one measurement takes. `count` replaces the time: for tests and system calls."""
    seconds: float = 1.0
    scale: float = 1.0  # of everything that is counted in bytes or repetitions
    count: int = 0

    def timed(self):
        return {"count": self.count} if self.count else {"seconds": self.seconds}

    def number(self, full, least=1):
        return max(int(full * self.scale), least)


@dataclass(frozen=True)
class Row:
    name: str
    title: str
    unit: str
    group: str  # of the tables: network, streams, lua, own
    floor: float = None  # what eco should reach: a share of the reference, 1 is as fast
    against: str = "reference"
    more_is_better: bool = False
    only: tuple = ()  # the runtimes; all if empty
    extra: float = None  # or: how much more than the base's it may be

    def share(self, value, base):
        """How much of the base's speed: 1 is as fast."""
        return value / base if self.more_is_better else base / value


@dataclass(frozen=True)
class RoundTrips(Row):
    """Messages per second; and the server's processor time for each, in microseconds."""
    program: str = "echo"
    mode: str = "echo"
    connections: int = 1
    size: int = 64
    one_processor: bool = False

    def load(self, port, effort):
        processor = measure.SERVER if self.one_processor else measure.LOAD
        return measure.load(processor, self.mode, port, connections=self.connections,
                            size=self.size, **effort.timed())

    def server(self, runtime, _):
        return runtime.program(self.program)

    @property
    def message_bytes(self):
        """What the load generator counts is messages."""
        return 1

    def measure(self, runtime, effort):
        command = self.server(runtime, effort)
        if command is None:
            return None
        with measure.server(command, runtime.environment) as (process, port):
            before = measure.processor_time(process.pid)
            done = self.load(port, effort)
            used = measure.processor_time(process.pid) - before
        return {"value": done["rate"], "cpu_us": used / done["total"] * 1e6,
                "p50_us": done["p50_us"], "p99_us": done["p99_us"]}


@dataclass(frozen=True)
class Bytes(Row):
    """The server's processor time in milliseconds per GiB, or per million records."""
    program: str = "sink"
    mode: str = "send"
    argument: str = None
    bytes: int = GIB
    unit_bytes: int = GIB
    times: int = 1  # connections, one after the other: a short transfer alone says little

    @property
    def message_bytes(self):
        """What the load generator counts is bytes: a message is a record, or 64 KiB."""
        return 80 if self.mode == "records" else 65536

    def amount(self, effort):
        return effort.number(self.bytes, 1 << 16)

    def server(self, runtime, effort):
        if self.program == "source":
            size = self.amount(effort)
            path = [data_file(size).name] if self.argument else []
            return runtime.program("source", size, *path)
        return runtime.program(self.program, *([self.argument] if self.argument else []))

    def load(self, port, effort):
        return measure.load(measure.LOAD, self.mode, port, bytes=self.amount(effort))

    def measure(self, runtime, effort):
        command = self.server(runtime, effort)
        if command is None:
            return None
        with measure.server(command, runtime.environment) as (process, port):
            before = measure.processor_time(process.pid)
            total = sum(self.load(port, effort)["total"] for _ in range(effort.number(self.times)))
            used = measure.processor_time(process.pid) - before
        return {"value": used * 1e3 * self.unit_bytes / total}


@dataclass(frozen=True)
class Printed(Row):
    """What the program prints about itself."""
    program: str = ""
    arguments: tuple = ()
    scaled: bool = True  # the last argument is a number of repetitions

    def measure(self, runtime, effort):
        arguments = list(self.arguments)
        if self.scaled:
            arguments[-1] = effort.number(arguments[-1], 2)
        command = runtime.program(self.program, *arguments)
        return command and {"value": measure.first_number(command, runtime.environment)}


@dataclass(frozen=True)
class Start(Row):
    """Starts of an empty script."""

    def measure(self, runtime, effort):
        command = runtime.program("empty")
        count = effort.number(50, 3)
        return command and {"value": measure.start_time(command, count, runtime.environment)}


@dataclass(frozen=True)
class ConnectionMemory(Row):
    """Memory of the echo server per connection that has had a message and waits for the next."""

    def measure(self, runtime, effort):
        command = runtime.program("echo")
        if command is None:
            return None
        connections = effort.number(5000, 10)
        with measure.server(command, runtime.environment) as (process, port):
            before = measure.resident(process.pid)
            with measure.idle_connections(port, connections):
                return {"value": (measure.resident(process.pid) - before) / connections}


@functools.lru_cache(1)
def data_file(size):
    """A file of the pattern of bench/lib/pattern.h. It is gone when the runner ends."""
    pattern = bytes((7 * i + i // 256) % 256 for i in range(65536))
    file = tempfile.NamedTemporaryFile(prefix="eco-bench-")
    for _ in range(size // len(pattern) + 1):
        file.write(pattern)
    file.flush()
    return file


LUAS = ("eco", "luajit", "lua5.4", "lua-eco")
# Not copas: select(2) ends at 1024 descriptors.
MANY_CONNECTIONS = ("eco", "reference", "luv", "cqueues", "node", "go", "asyncio", "uvloop", "lua-eco")


def round_trips(name, title, floor, **options):
    return RoundTrips(name, title, "/s", "network", floor, more_is_better=True, **options)


def records(name, title, argument, floor=None):
    return Bytes(name, title, "ms/million", "streams", floor, program="records", mode="records",
                 argument=argument, bytes=80 << 22, unit_bytes=80 * 10**6)


def lua(name, title, floor, repetitions):
    return Printed(name, title, "s", "lua", floor, "luajit", only=LUAS, program=name,
                   arguments=(repetitions,), scaled=name != "fib")


def own(name, title, unit, program, *arguments, **options):
    return Printed(name, title, unit, "own", None, None, program=program, arguments=arguments,
                   **options)


ROWS = [
    round_trips("echo-1", "TCP echo, 64 B × 1, one processor", 0.92, one_processor=True),
    round_trips("echo-64", "TCP echo, 64 B × 64", 0.96, connections=64),
    round_trips("echo-1000", "TCP echo, 64 B × 1000", 0.93, connections=1000),
    round_trips("echo-16k", "TCP echo, 16 KiB × 64", 0.93, connections=64, size=16384),
    round_trips("connect", "connect, echo, close × 64", 0.95, program="connect", mode="connect",
                connections=64),
    round_trips("udp-1", "UDP ping-pong, 64 B × 1, one processor", 0.88, program="udp", mode="udp",
                one_processor=True),
    round_trips("udp-64", "UDP ping-pong, 64 B × 64", 0.85, program="udp", mode="udp",
                connections=64),
    Bytes("receive", "bulk receive, 1 GiB", "ms/GiB", "network", 0.90),
    Bytes("send", "bulk send, writes of 64 KiB, 1 GiB", "ms/GiB", "network", 0.90, program="source",
          mode="receive"),
    Bytes("sendfile", "sendfile, 256 MiB", "ms/GiB", "network", 0.97, program="source",
          mode="receive", argument="file", bytes=GIB // 4, times=8),
    records("line", "read('l'), lines of 80 B", "line", 0.33),
    records("until", "readuntil, records of 80 B", "until"),
    records("full", "readfull(80)", "full"),
    records("some", "read(80)", "some"),
    Start("start", "start and end of an empty script", "ms", "lua", 1 / 1.25, "luajit"),
    Printed("memory", "most memory of an empty script", "KiB", "lua", None, "luajit",
            program="memory", scaled=False, extra=1536),
    lua("fib", "calls (fib)", 1 / 1.02, 29),
    lua("strings", "strings", 1 / 1.02, 300000),
    lua("sort", "sort", 1 / 1.02, 100000),
    lua("tables", "tables and small objects", 1 / 1.02, 3000000),
    lua("generator", "generator through coroutine.wrap", 1 / 1.5, 5000000),
    own("switch-100", "task switch by sleep(0), 100 tasks", "ns", "switch", 100, 10000),
    own("switch-1000", "task switch by sleep(0), 1000 tasks", "ns", "switch", 1000, 1000),
    own("spawn", "start and end of an empty task", "ns", "spawn", 1000000),
    own("sleepers-100k", "memory per sleeping task, of 100 000", "B", "sleepers", 100000),
    own("sleepers-1m", "memory per sleeping task, of 1 000 000", "B", "sleepers", 1000000),
    own("timers", "100 000 timers within a second", "ms", "timers", 100000),
    ConnectionMemory("connection", "memory per idle connection with its task", "B", "own",
                     against=None, only=MANY_CONNECTIONS),
    own("channel", "round trip through two channels", "ns", "channel", 500000),
    own("handover", "mutex, hand-over to another task", "ns", "handover", 1000000),
    own("mutex", "mutex, lock and unlock, uncontended", "ns", "mutex", 2000000),
]
