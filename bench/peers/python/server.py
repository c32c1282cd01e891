# SPDX-License-Identifier: MIT
"""Runs on the loop of asyncio, or of uvloop where BENCH_UVLOOP is set."""
import asyncio
import os
import sys

block = bytes((7 * i + i // 256) % 256 for i in range(65536))  # see bench/lib/pattern.h


def run(main):
    if os.environ.get("BENCH_UVLOOP"):
        import uvloop
        uvloop.install()
    asyncio.run(main)


async def serve_protocol(factory):
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", 0, backlog=4096)
    await announce(server)


async def serve_streams(handler):
    server = await asyncio.start_server(handler, "127.0.0.1", 0, backlog=4096, limit=1 << 18)
    await announce(server)


async def announce(server):
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def argument(i, default=None):
    return sys.argv[i] if len(sys.argv) > i else default
