# SPDX-License-Identifier: MIT
"""channel.py COUNT: a value to another task and back. Prints nanoseconds of processor time per
round trip."""
import asyncio
import time

from server import argument, run

count = int(argument(1))


async def answer(there, back):
    while True:
        await back.put(await there.get())


async def main():
    there, back = asyncio.Queue(1), asyncio.Queue(1)
    task = asyncio.create_task(answer(there, back))
    begin = time.process_time()
    for i in range(count):
        await there.put(i)
        assert await back.get() == i
    print((time.process_time() - begin) / count * 1e9)
    task.cancel()


run(main())
