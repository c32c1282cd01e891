#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""faults.py: runs the scenarios of tests/faults with one fault each; see scripts/faults.

What each run must be: `ok`, or a failure that names the fault. Everything else is wrong: an end by a
signal, no end, a descriptor left open, data that is not what it should be, a failure that has another
reason, silence.
"""
import argparse
import collections
import concurrent.futures
import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
SCENARIOS = os.path.join(ROOT, "tests", "faults")
LIMIT = 15  # seconds for one run
EVERY = 6  # this many calls of one kind fail one after the other in turn; then in growing steps

# What each call may say, by its man page. A call that is not here never fails in a way to be handled
# (exit, getpid), or strace cannot make it fail as the kernel would (brk). EAGAIN of sockets is made otherwise: here it would be a lie, since no edge follows.
ERRORS = {
    "accept4": "EINTR ENOMEM EMFILE ENFILE ECONNABORTED ENOBUFS EPERM",
    "access": "EACCES ENOMEM EIO",
    "bind": "EACCES ENOMEM",
    "chdir": "EACCES EIO ENOMEM",
    "chmod": "EPERM EIO ENOMEM",
    "clock_nanosleep": "EINTR",
    "clone": "EAGAIN ENOMEM EPERM",
    "clone3": "EAGAIN ENOMEM EPERM",
    "close": "EINTR EIO",
    "close_range": "ENOMEM EMFILE",
    "connect": "EAGAIN EACCES EPERM ECONNREFUSED ENETUNREACH",
    "copy_file_range": "EINTR EIO ENOMEM ENOSPC",
    "dup": "EMFILE ENOMEM",
    "dup2": "EINTR EMFILE ENOMEM",
    "dup3": "EINTR EMFILE ENOMEM",
    "epoll_create1": "EMFILE ENFILE ENOMEM",
    "epoll_ctl": "ENOMEM ENOSPC",
    "epoll_pwait": "EINTR",
    "epoll_wait": "EINTR",
    "eventfd2": "EMFILE ENFILE ENOMEM",
    "execve": "EAGAIN EACCES EIO EMFILE ENFILE ENOMEM EPERM",
    "fallocate": "EINTR EIO ENOSPC",
    "fchmod": "EPERM EIO",
    "fchown": "EPERM EIO",
    "fcntl": "ENOLCK",
    "fdatasync": "EIO ENOSPC",
    "flock": "EINTR ENOLCK",
    "fork": "EAGAIN ENOMEM",
    "fstat": "ENOMEM EIO",
    "fsync": "EINTR EIO ENOSPC",
    "ftruncate": "EINTR EIO EPERM",
    "getcwd": "ENOMEM EACCES",
    "getdents64": "EIO",
    "getpeername": "ENOBUFS",
    "getrandom": "EINTR ENOSYS",
    "getsockname": "ENOBUFS",
    "getsockopt": "ENOMEM",
    "inotify_add_watch": "EACCES ENOMEM ENOSPC",
    "inotify_init1": "EMFILE ENFILE ENOMEM",
    "inotify_rm_watch": "EINVAL",
    "ioctl": "EIO ENOTTY EINTR",
    "kill": "EPERM",
    "lgetxattr": "ENOTSUP",
    "link": "EIO EPERM ENOSPC",
    "listen": "EADDRINUSE",
    "lstat": "EACCES ENOMEM",
    "madvise": "EAGAIN ENOMEM",
    "mkdir": "EACCES ENOSPC ENOMEM",
    "mknod": "EACCES ENOSPC EPERM",
    "mknodat": "EACCES ENOSPC EPERM",
    "mmap": "ENOMEM EAGAIN",
    "mprotect": "ENOMEM",
    "mremap": "ENOMEM",
    "newfstatat": "EACCES ENOMEM EIO",
    "openat": "EACCES EINTR EMFILE ENFILE ENOMEM EIO",
    "pipe2": "EMFILE ENFILE",
    "pidfd_open": "EMFILE ENOMEM",
    "poll": "EINTR ENOMEM",
    "prctl": "EPERM",
    "pread64": "EINTR EIO",
    "preadv2": "EAGAIN EINTR EIO EOPNOTSUPP",
    "prlimit64": "EPERM",
    "pwrite64": "EINTR EIO ENOSPC",
    "read": "EINTR EIO",
    "readlink": "EACCES EIO ENOMEM",
    "recvfrom": "EINTR ENOMEM ECONNRESET",
    "recvmsg": "EINTR ENOMEM ECONNRESET",
    "rename": "EACCES EIO ENOSPC",
    "rmdir": "EACCES EBUSY EIO",
    "sendfile": "EINTR EIO ENOMEM EPIPE ECONNRESET",
    "sendmmsg": "EINTR ENOBUFS ENOMEM",
    "sendmsg": "EINTR ENOBUFS ENOMEM EPIPE ECONNRESET",
    "sendto": "EINTR ENOBUFS ENOMEM EPERM EPIPE ECONNRESET",
    "setpgid": "EACCES EPERM",
    "setsockopt": "ENOMEM EPERM ENOBUFS",
    "shutdown": "ENOTCONN",
    "signalfd4": "EMFILE ENFILE ENOMEM",
    "socket": "EACCES EMFILE ENFILE ENOBUFS ENOMEM",
    "socketpair": "EMFILE ENFILE ENOMEM",
    "stat": "EACCES ENOMEM EIO",
    "statfs": "EINTR EIO ENOMEM",
    "symlink": "EACCES EIO ENOSPC",
    "timerfd_create": "EMFILE ENFILE ENOMEM",
    "timerfd_settime": "ECANCELED",
    "unlink": "EACCES EBUSY EIO",
    "utimensat": "EACCES EPERM",
    "vfork": "EAGAIN ENOMEM",
    "wait4": "EINTR",
    "waitid": "EINTR",
    "write": "EINTR EIO ENOSPC EPIPE",
    "writev": "EINTR EIO ENOSPC",
}
# What else tells that a call has failed: LuaJIT's and the C library's own words, and the line that goes
# to stderr where there is no system log.
ALSO = {
    "mmap": ("not enough memory", "Cannot allocate memory"),
    "mprotect": ("runtime code generation failed", "Cannot allocate memory"),
    "clone3": ("Cannot allocate memory",),
    ("terminal", "ioctl"): ("Invalid argument",),
    ("prompt", "read"): ("not all of it is on the screen",),
    ("prompt", "write"): ("not all of it is on the screen",),
    ("log", "socket"): ("trouble",),
    ("log", "connect"): ("trouble",),
}
# strace keeps the call from the kernel, so a descriptor that "was closed" is still open.
LEAKS_BY_NATURE = {"close"}

Run = collections.namedtuple("Run", "scenario fault detail verdict text")


class Scenario:
    """A program that tells how it ended in one line."""

    def __init__(self, name, command, stdin=None, user=()):
        self.name, self.command, self.stdin, self.user = name, command, stdin, user

    def start(self, prefix, environment, directory):
        command = [word.replace("DIRECTORY", directory) for word in self.command]
        return subprocess.Popen(
            [*self.user, *prefix, *command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment, cwd=ROOT, start_new_session=True)


def scenarios(eco, jit, wanted):
    found = []
    for name in sorted(os.listdir(SCENARIOS)):
        if name.endswith(".lua") and name != "scenario.lua":
            found.append(Scenario(name[:-4], [eco, f"tests/faults/{name}", "DIRECTORY", f"jit.{jit}"]))
    line = "eco.sleep(0.001) assert(io.write 'ok\\n') assert(io.stdout:flush())"
    found.append(Scenario("execute", [eco, "-l", "eco.time", "-e", line]))
    found.append(Scenario("stdin", [eco, "-", "argument"], stdin=line))
    found.append(Scenario("prompt", [eco], user=[sys.executable, "tests/faults/prompt.py"]))
    return [s for s in found if not wanted or s.name in wanted]


def run_once(scenario, prefix, environment):
    """Runs it once. Returns how it ended: a status, what it said, what it said on stderr."""
    with tempfile.TemporaryDirectory(prefix="eco-faults-") as directory:
        child = scenario.start(prefix, environment, directory)
        try:
            out, err = child.communicate((scenario.stdin or "").encode(), timeout=LIMIT)
            status = child.returncode
        except subprocess.TimeoutExpired:
            status = None
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        if status is None:
            out, err = child.communicate()
    return status, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


CRASHES = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error:|\.(cpp|h):\d+: |PANIC|terminate called"
                     r"|Assertion|corrupt|stack smashing")


def judge(status, out, err, names):
    """What a run is worth: ok, failed, or what is wrong with it. `names`: texts that tell the fault."""
    if status is None:
        return "hang"
    if status < 0 or status >= 128 or CRASHES.search(err):
        return "crash"
    verdict = last_line(out)
    if verdict == "ok":
        return "ok" if status == 0 else "status"
    if last_line(err).startswith("failed: "):
        verdict = last_line(err)  # standard output takes no more
    said = verdict + "\n" + err
    if verdict.startswith("wrong: descriptors"):
        return "leak"
    if verdict.startswith("wrong: "):
        return "lie"
    if any(name in said for name in names):
        return "failed" if verdict.startswith("failed: ") or status != 0 else "status"
    return "other" if said.strip() else "silent"


class Plan:
    """Runs of one kind: what is to be done, and what came of it."""

    def __init__(self, options):
        self.options, self.runs = options, []
        self.random = random.Random(options.seed)

    def environment(self, **more):
        environment = dict(os.environ, LUA_PATH="tests/faults/?.lua;;", LC_ALL="C.UTF-8", **more)
        environment.setdefault("UV_THREADPOOL_SIZE", "1")
        return environment

    def sample(self, jobs):
        if self.options.quick and len(jobs) > self.options.sample:
            jobs = self.random.sample(jobs, self.options.sample)
        return jobs

    def all(self, jobs):
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for number, run in enumerate(pool.map(lambda job: self.once(*job), jobs)):
                if run is None:
                    continue
                self.runs.append(run)
                if run.verdict not in ("ok", "failed"):
                    print(f"{run.verdict}: {run.scenario} {run.fault} {run.detail}\n    {run.text}", flush=True)
                if self.options.progress and number % 500 == 0:
                    print(f"... {number} of {len(jobs)}", file=sys.stderr)

    def text(self, status, out, err):
        said = [f"status {status}", last_line(out)] + err.strip().splitlines()[:4]
        return "\n    ".join(line for line in said if line)


def steps(count, every=EVERY):
    """1, 2, 3 ... `every`, then in growing steps up to count."""
    at, step = 1, 1
    while at <= count:
        yield at
        if at >= every:
            step = max(1, at // 4)
        at += step


def is_ours(trace, call, n, before_main, prompts):
    """Was there a fault, and one that the kernel could make?"""
    hit = re.search(r"^(\d+) +\w+\((\d*).*INJECTED", trace, re.M)
    if hit is None:
        return False
    first_process = trace.split(maxsplit=1)[0]
    # The dynamic linker's; main() begins by looking at the standard streams.
    if hit[1] == first_process and n <= before_main[call]:
        return False
    # What waits for the end of a stream that was not closed waits for ever.
    if call == "close" and re.search(r"<(pipe|socket|UNIX|TCP|UDP|NETLINK)", hit[0]):
        return False
    # What says that it is no terminal is none: then there is no prompt.
    if call == "ioctl" and prompts:
        return False
    # Who does not wait is not interrupted: wait(2).
    if call in ("wait4", "waitid") and "WNOHANG" in hit[0]:
        return False
    # libuv's threads: eco has just tried whether they can be had.
    if call == "clone3" and n == 2:
        return False
    # libuv aborts where its own set takes no descriptor; ours has just taken one.
    if call == "epoll_ctl" and hit[2] != "3":
        return False
    # libuv makes its first pipe when eco has just closed one, so there is room for it.
    if call == "pipe2" and (hit[1] != first_process or n == 2):
        return False
    # libuv's eventfd and its pipes for signals never fail; it aborts if they do.
    pipes = re.findall(r"pipe2\(\[(\d+)[^,]*, (\d+)", trace)
    own = {fd for ends in pipes[1:3] for fd in ends} | set(re.findall(r"eventfd2\(.*\) = (\d+)", trace))
    return not (call in ("read", "write") and hit[2] in own)


class Calls(Plan):
    """Each errno of each system call, by strace."""

    title = "system calls that fail"
    jit = "on"

    def jobs(self):
        jobs = []
        for scenario in self.options.scenarios:
            for call, count in sorted(self.count(scenario).items()):
                for error in ERRORS.get(call, "").split():
                    jobs += [(scenario, call, error, n) for n in steps(count)]
        return self.sample(jobs)

    def count(self, scenario):
        """How often it makes each call, in the process and thread that makes it most often."""
        with tempfile.NamedTemporaryFile("r", prefix="eco-faults-") as trace:
            prefix = ["strace", "-f", "-b", "execve", "-qq", "-o", trace.name, "-e", "signal=none"]
            ended = run_once(scenario, prefix, self.environment())
            if last_line(ended[1]) != "ok":
                sys.exit(f"{scenario.name} does not work without faults:\n{self.text(*ended)}")
            text = trace.read()
            scenario.before_main = collections.Counter(
                re.findall(r"^\d+ +(\w+)\(", text.split("fcntl(0, F_GETFD)")[0], re.M))
            calls = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", text, re.M))
        counts = collections.Counter()
        for (_, call), count in calls.items():
            counts[call] = max(counts[call], count)
        return counts

    def once(self, scenario, call, error, n):
        with tempfile.NamedTemporaryFile("r", prefix="eco-faults-") as trace:
            prefix = ["strace", "-f", "-y", "-b", "execve", "-qq", "-o", trace.name, "-e", "signal=none",
                      "-e", f"trace={call},pipe2,eventfd2", "-e", f"inject={call}:error={error}:when={n}"]
            status, out, err = run_once(scenario, prefix, self.environment())
            if not is_ours(trace.read(), call, n, scenario.before_main, scenario.name == "prompt"):
                return None
            if "error while loading shared libraries" in err:
                return None  # the dynamic linker's, which has told it
        names = [error, os.strerror(getattr(errno, error)), *ALSO.get((scenario.name, call), ALSO.get(call, ()))]
        verdict = judge(status, out, err, names)
        if verdict == "leak" and call in LEAKS_BY_NATURE:
            verdict = "ok"
        return Run(scenario.name, call, f"{error} at call {n}", verdict, self.text(status, out, err))


class Failing(Plan):
    """Faults that the test program itself makes, by ECO_FAULT; see tests/faults/faults.cpp."""

    def once(self, scenario, what, n):
        environment = self.environment(ECO_FAULT=f"{what}:{n}")
        if what == "malloc" and scenario.name == "prompt":
            return None  # libedit does not survive it
        status, out, err = run_once(scenario, [], environment)
        verdict = judge(status, out, err, self.names)
        if verdict == "crash" and what != "short" and "in function 'require'" in err:
            return None  # LuaJIT's ffi does not survive a start that was cut short
        return Run(scenario.name, what, f"at {n}", verdict, self.text(status, out, err))

    def count(self, scenario, what):
        with tempfile.NamedTemporaryFile("r", prefix="eco-faults-") as report:
            environment = self.environment(ECO_FAULT=f"{what}:0", ECO_FAULT_COUNT=report.name)
            ended = run_once(scenario, [], environment)
            if last_line(ended[1]) != "ok":
                sys.exit(f"{scenario.name} does not work without faults:\n{self.text(*ended)}")
            return int(report.read() or "0")

    def jobs(self):
        jobs = []
        for scenario in self.options.scenarios:
            for what in self.kinds:
                jobs += [(scenario, what, n) for n in self.steps(self.count(scenario, what))]
        return self.sample(jobs)


class Short(Failing):
    """Reads and writes that transfer less than they were asked to."""

    title = "short transfers"
    jit = "on"
    kinds = ["short", "again"]
    names = ()  # nothing fails: the kernel may always do so

    def steps(self, _):
        return [1, 2, 3, 5, 7, 64, 1000]  # one of n + 1 transfers


class Memory(Failing):
    """Allocations that fail: of Lua, of C and C++, of mmap(2)."""

    title = "allocations that fail"
    kinds = ["lua", "malloc", "mmap"]
    names = ["not enough memory", "ENOMEM", "Cannot allocate memory", "runtime code generation failed"]
    # Code that LuaJIT has compiled does not survive it, nor does libgcc when LuaJIT tells it of such.
    # (Nor do glibc's destructors of threads.)
    jit = "off"

    def steps(self, count):
        every = 1 if self.options.thorough else max(1, (count - 300) // 150)
        found = [*range(1, min(count, 300)), *range(300, count + 1, every)]
        # lua_newstate of LuaJIT does not survive it between its 2nd and 7th piece.
        return [n for n in found if n == 1 or n > 7]


KINDS = {"calls": Calls, "short": Short, "memory": Memory}


def table(plan):
    """Scenario by fault: runs, ok, failed cleanly, wrong."""
    rows = collections.defaultdict(collections.Counter)
    for run in plan.runs:
        kind = run.verdict if run.verdict in ("ok", "failed") else "wrong"
        for key in ((run.scenario, run.fault), ("all", "all")):
            rows[key].update(["runs", kind])
    print(f"\n{plan.title}\n{'scenario':10} {'fault':18} {'runs':>6} {'ok':>6} {'failed':>6} {'wrong':>6}")
    for (scenario, fault), row in rows.items():
        if scenario == "all" or not plan.options.quick:
            print(f"{scenario:10} {fault:18} " + " ".join(f"{row[k]:6}" for k in ("runs", "ok", "failed", "wrong")))
    return rows["all", "all"]["wrong"]


def in_own_network():
    """Goes on where nobody else sends packets, if that can be had."""
    space = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    if "ECO_FAULTS_NETWORK" in os.environ or subprocess.run(space + ["true"], check=False).returncode != 0:
        return
    os.environ["ECO_FAULTS_NETWORK"] = "own"
    command = space + ["sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable, *sys.argv]
    os.execvp(command[0], command)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--eco", required=True)
    parser.add_argument("--failing", required=True, help="the same with tests/faults/faults.cpp in it")
    parser.add_argument("--quick", action="store_true", help="a sample, with a seed")
    parser.add_argument("--sample", type=int, default=120, help="how many runs of each kind with --quick")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--thorough", action="store_true", help="each allocation, not in steps")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--progress", action="store_true")
    parser.add_argument("names", nargs="*", metavar="KIND|SCENARIO")
    options = parser.parse_args()
    in_own_network()
    kinds = [k for k in KINDS if k in options.names] or list(KINDS)
    wanted = [n for n in options.names if n not in KINDS]
    wrong = 0
    for kind in kinds:
        eco = options.eco if kind == "calls" else options.failing
        options.scenarios = scenarios(eco, KINDS[kind].jit, wanted)
        plan = KINDS[kind](options)
        plan.all(plan.jobs())
        wrong += table(plan)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
