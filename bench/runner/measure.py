# SPDX-License-Identifier: MIT
"""Processes on fixed processors, and how much processor time and memory they take."""
import contextlib
import ctypes
import json
import os
import resource
import select
import subprocess
import time

from runner.runtimes import build

LONGEST = 60  # seconds that one measurement may take

libc = ctypes.CDLL(None, use_errno=True)


class Failed(Exception):
    """A program did not do what its row is about."""


class Unable(Failed):
    """A program has ended with the status that says: this runtime has nothing of the kind."""
    STATUS = 64


def processors():
    """The server's and the load generator's: the last two that this process may use."""
    allowed = sorted(os.sched_getaffinity(0))
    return allowed[-1], allowed[-2] if len(allowed) > 1 else allowed[-1]


SERVER, LOAD = processors()


def allow_many_descriptors():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def start(command, processor, environment=None, **options):
    return subprocess.Popen(command, text=True, env={**os.environ, **(environment or {})},
                            preexec_fn=lambda: os.sched_setaffinity(0, {processor}), **options)


def end(process):
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()


def read_line(process, seconds):
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    line = process.stdout.readline() if ready else ""
    if line:
        return line
    if ready and process.wait() == Unable.STATUS:
        raise Unable()
    raise Failed(f"{' '.join(process.args[:3])}: no output, or not within {seconds} s")


def processor_time(pid):
    """Seconds, user and system, of all threads: clock_getcpuclockid(3)."""
    clock = ctypes.c_int()
    if libc.clock_getcpuclockid(pid, ctypes.byref(clock)) != 0:
        raise Failed("the server has ended")
    return time.clock_gettime(clock.value)


def resident(pid):
    """Bytes of memory: proc(5), statm."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextlib.contextmanager
def server(command, environment=None):
    """A server that runs; yields its process and its port, the first line it prints."""
    process = start(command, SERVER, environment, stdout=subprocess.PIPE)
    try:
        yield process, int(read_line(process, 20))
    finally:
        end(process)


def load(processor, mode, port, **options):
    """Runs the load generator; returns what it has measured."""
    settings = [f"{key}={value}" for key, value in options.items()]
    command = [str(build / "bench" / "bench-load"), mode, str(port), *settings]
    process = start(command, processor, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, errors = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired as expired:
        end(process)
        raise Failed(f"{mode}: not done after {LONGEST} s") from expired
    if process.returncode != 0:
        raise Failed(errors.strip() or f"{mode}: status {process.returncode}")
    return json.loads(output)


@contextlib.contextmanager
def idle_connections(port, connections):
    """Connections that have had a message each, and stay."""
    command = [str(build / "bench" / "bench-load"), "idle", str(port), f"connections={connections}"]
    process = start(command, LOAD, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield read_line(process, 60)
    finally:
        end(process)


def first_number(command, environment=None):
    """What a program prints about itself. It need not end afterwards."""
    process = start(command, SERVER, environment, stdout=subprocess.PIPE)
    try:
        return float(read_line(process, LONGEST))
    finally:
        end(process)


def start_time(command, count, environment=None):
    """Milliseconds from starting a program to its end, the median."""
    starter = [str(build / "bench" / "bench-start"), str(count)]
    process = start(starter + command, SERVER, environment, stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=LONGEST)
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)}: status {process.returncode}")
    return json.loads(output)["median_ms"]
