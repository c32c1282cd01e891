#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""prompt.py ECO: somebody at the prompt types a few lines. The modes of the terminal are afterwards what
they were before, and what was asked is on the screen; the last line is a verdict, as of a scenario."""
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time

LINES = ["x = 6 * 7", "x + 1000", "for i = 1, 3 do", "print(i * 1111) end", "eco.sleep(0.001)", "os.ti\t", ""]
LIMIT = 10
PATIENCE = 0.5


def main():
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    environment = dict(os.environ, TERM=os.environ.get("ECO_FAULTS_TERM", "xterm"),
                       XDG_STATE_HOME="/dev/null")
    child = subprocess.Popen(sys.argv[1:], stdin=slave, stdout=slave, stderr=slave,
                             start_new_session=True, env=environment)
    screen, lines, deadline = "", list(LINES), time.monotonic() + LIMIT
    last = time.monotonic()
    while child.poll() is None and time.monotonic() < deadline:
        prompts = len(re.findall("eco> |\\.\\.\\.> ", screen))
        patient = time.monotonic() - last < PATIENCE  # what was written may be lost
        if len(LINES) - len(lines) < prompts or (not lines and prompts > len(LINES)) or not patient:
            last = time.monotonic()
            typed = lines.pop(0) + "\n" if lines else "\x04"
            os.write(master, typed.encode())
        if select.select([master], [], [], 0.05)[0]:
            screen += os.read(master, 65536).decode("utf-8", "replace")
            last = time.monotonic()
    while select.select([master], [], [], 0)[0]:
        screen += os.read(master, 65536).decode("utf-8", "replace")
    sys.stderr.write(screen)
    if child.poll() is None:
        child.kill()
        print("wrong: the prompt does not end")
    elif termios.tcgetattr(slave) != before:
        print("wrong: the modes of the terminal are not put back")
    elif child.returncode < 0 or child.returncode >= 128:
        print(f"wrong: ended by signal, {child.returncode}")
    elif child.returncode == 0 and "1042" in screen and "3333" in screen:
        print("ok")
    elif child.returncode == 0:
        print("failed: not all of it is on the screen")
    else:
        print("status", child.returncode)
        sys.exit(child.returncode)


main()
