# SPDX-License-Identifier: MIT
"""records.py line|until|full|some: takes a stream apart and answers with the number of records,
which have 80 bytes and end in CR LF. The last ones are kept, as a program would use them."""
import asyncio

from server import argument, run, serve_streams

ways = {
    "line": lambda reader: reader.readline(),
    "until": lambda reader: reader.readuntil(b"\r\n"),
    "full": lambda reader: reader.readexactly(80),
    "some": lambda reader: reader.read(80),
}
read = ways[argument(1)]
recent = [None] * 64


async def count(reader, writer):
    records = size = 0
    try:
        while True:
            record = await read(reader)
            if not record:
                break
            recent[records % 64] = record
            records += 1
            size += len(record)
    except asyncio.IncompleteReadError:
        pass
    writer.write(b"%d\n" % (size // 80 if argument(1) == "some" else records))
    writer.close()


run(serve_streams(count))
