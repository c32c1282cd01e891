# SPDX-License-Identifier: MIT
"""switch.py TASKS ROUNDS: all tasks give way in turn. Prints nanoseconds of processor time per
switch."""
import asyncio
import time

from server import argument, run

tasks, rounds = int(argument(1)), int(argument(2))


async def task():
    for _ in range(rounds):
        await asyncio.sleep(0)


async def main():
    begin = time.process_time()
    await asyncio.gather(*(task() for _ in range(tasks)))
    print((time.process_time() - begin) / (tasks * rounds) * 1e9)


run(main())
