// SPDX-License-Identifier: MIT
// source.js BYTES [FILE]: sends 64 KiB at a time, or the file, to whoever connects.
'use strict';
const { serve, block } = require('./server');
const { createReadStream } = require('fs');
const bytes = Number(process.argv[2]);
const path = process.argv[3];

serve((socket) => {
  if (path) {
    createReadStream(path, { end: bytes - 1, highWaterMark: 65536 }).pipe(socket);
    return;
  }
  let left = bytes;
  const write = () => {
    while (left > 0) {
      const size = Math.min(left, block.length);
      left -= size;
      if (!socket.write(size === block.length ? block : block.subarray(0, size))) {
        socket.once('drain', write);
        return;
      }
    }
    socket.end();
  };
  write();
});
