# SPDX-License-Identifier: MIT
"""mutex.py COUNT: a lock that nobody else wants. Prints nanoseconds of processor time
per lock and unlock."""
import asyncio
import time

from server import argument, run

count = int(argument(1))


async def main():
    lock = asyncio.Lock()
    begin = time.process_time()
    for _ in range(count):
        async with lock:
            pass
    print((time.process_time() - begin) / count * 1e9)


run(main())
