// SPDX-License-Identifier: MIT
// Sends back what comes, on any number of connections.
'use strict';
require('./server').serve((socket) => {
  socket.on('data', (data) => socket.write(data));
  socket.on('end', () => socket.end());
});
