# SPDX-License-Identifier: MIT
"""sleepers.py COUNT: tasks that sleep. Prints the bytes of memory that each takes."""
import asyncio
import os

from server import argument, run

count = int(argument(1))


def resident():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def main():
    before = resident()
    tasks = [asyncio.create_task(asyncio.sleep(1000)) for _ in range(count)]
    await asyncio.sleep(0)
    print((resident() - before) / len(tasks), flush=True)
    os._exit(0)


run(main())
