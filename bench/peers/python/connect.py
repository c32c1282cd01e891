# SPDX-License-Identifier: MIT
"""Sends back one message and closes."""
import asyncio

from server import run, serve_protocol


class Once(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)
        self.transport.close()


run(serve_protocol(Once))
