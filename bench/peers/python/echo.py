# SPDX-License-Identifier: MIT
"""Sends back what comes, on any number of connections."""
import asyncio

from server import run, serve_protocol


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


run(serve_protocol(Echo))
