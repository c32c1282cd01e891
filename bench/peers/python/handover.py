# SPDX-License-Identifier: MIT
"""handover.py COUNT: two tasks that let each other go on, by releasing what the other waits to
acquire. Prints nanoseconds of processor time per hand-over."""
import asyncio
import time

from server import argument, run

count = int(argument(1))


async def other(ping, pong):
    for _ in range(count // 2):
        await ping.acquire()
        pong.release()


async def main():
    ping, pong = asyncio.Lock(), asyncio.Lock()
    await ping.acquire()
    await pong.acquire()
    task = asyncio.create_task(other(ping, pong))
    begin = time.process_time()
    for _ in range(count // 2):
        ping.release()
        await pong.acquire()
    print((time.process_time() - begin) / count * 1e9)
    await task


run(main())
