// SPDX-License-Identifier: MIT
// records.js line|until|full: takes a stream apart and answers with the number of records, which
// have 80 bytes and end in CR LF. The last ones are kept, as a program would use them.
'use strict';
const { serve } = require('./server');
const { createInterface } = require('readline');
const recent = new Array(64);

function line(socket, done) {
  let records = 0;
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  lines.on('line', (text) => { recent[records++ % 64] = text; });
  lines.on('close', () => done(records));
}

// Cuts off records as long as take(buffer, position) returns the end of one.
function cut(socket, done, take) {
  let records = 0;
  let rest = Buffer.alloc(0);
  socket.on('data', (data) => {
    const buffer = rest.length > 0 ? Buffer.concat([rest, data]) : data;
    let position = 0;
    for (;;) {
      const end = take(buffer, position);
      if (end < 0) break;
      recent[records++ % 64] = buffer.subarray(position, end);
      position = end;
    }
    rest = buffer.subarray(position);
  });
  socket.on('end', () => done(records));
}

const ways = {
  line,
  until: (socket, done) => cut(socket, done, (buffer, position) => {
    const found = buffer.indexOf('\r\n', position, 'latin1');
    return found < 0 ? -1 : found + 2;
  }),
  full: (socket, done) => cut(socket, done, (buffer, position) =>
    position + 80 <= buffer.length ? position + 80 : -1),
};
const way = ways[process.argv[2]];
if (!way) process.exit(64); // it has no such call
serve((socket) => way(socket, (records) => socket.end(records + '\n')));
