// SPDX-License-Identifier: MIT
// A TCP server, and what bulk rows send: see bench/lib/pattern.h.
'use strict';
exports.block = Buffer.from(Array.from({ length: 65536 }, (_, i) => (7 * i + (i >> 8)) & 255));

exports.serve = (onConnection) => {
  const server = require('net').createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 },
    () => console.log(server.address().port));
};
