# SPDX-License-Identifier: MIT
"""timers.py COUNT: timers that fire at random moments within a second. Prints the processor time of
it all in milliseconds."""
import asyncio
import random
import time

from server import argument, run

count = int(argument(1))


async def main():
    loop = asyncio.get_running_loop()
    fired = 0
    all_fired = loop.create_future()

    def fire():
        nonlocal fired
        fired += 1
        if fired == count:
            all_fired.set_result(None)

    random.seed(1)
    begin = time.process_time()
    for _ in range(count):
        loop.call_later(random.random(), fire)
    await all_fired
    print((time.process_time() - begin) * 1e3)


run(main())
