// SPDX-License-Identifier: MIT
// Sends back one message and closes.
'use strict';
require('./server').serve((socket) => {
  socket.once('data', (data) => socket.end(data));
});
