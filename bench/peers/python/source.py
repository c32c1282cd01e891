# SPDX-License-Identifier: MIT
"""source.py BYTES [FILE]: sends 64 KiB at a time, or the file, to whoever connects."""
import asyncio
import os
import sys

from server import argument, block, run, serve_streams

size = int(argument(1))
if argument(2) and os.environ.get("BENCH_UVLOOP"):
    sys.exit(64)  # it has no sendfile


async def send(_, writer):
    if argument(2):
        with open(argument(2), "rb") as file:
            await asyncio.get_running_loop().sendfile(writer.transport, file, 0, size)
    else:
        for _ in range(size // len(block)):
            writer.write(block)
            await writer.drain()
        writer.write(block[: size % len(block)])
    writer.close()


run(serve_streams(send))
