# SPDX-License-Identifier: MIT
"""spawn.py COUNT: tasks that end at once. Prints nanoseconds of processor time for each."""
import asyncio
import time

from server import argument, run

count = int(argument(1))
done = 0


async def work():
    global done
    done += 1


async def main():
    begin = time.process_time()
    tasks = set()
    for i in range(count):
        task = asyncio.create_task(work())
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        if i % 100 == 99:
            await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert done == count
    print((time.process_time() - begin) / count * 1e9)


run(main())
