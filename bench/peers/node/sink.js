// SPDX-License-Identifier: MIT
// Takes in what comes, and answers with the number of bytes.
'use strict';
require('./server').serve((socket) => {
  let total = 0;
  socket.on('data', (data) => { total += data.length; });
  socket.on('end', () => socket.end(total + '\n'));
});
