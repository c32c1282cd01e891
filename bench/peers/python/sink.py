# SPDX-License-Identifier: MIT
"""Takes in what comes, and answers with the number of bytes."""
import asyncio

from server import run, serve_protocol


class Sink(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.total = 0

    def data_received(self, data):
        self.total += len(data)

    def eof_received(self):
        self.transport.write(b"%d\n" % self.total)


run(serve_protocol(Sink))
