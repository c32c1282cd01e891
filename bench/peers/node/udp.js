// SPDX-License-Identifier: MIT
// Sends each datagram back to where it came from.
'use strict';
const socket = require('dgram').createSocket('udp4');
socket.on('message', (data, peer) => socket.send(data, peer.port, peer.address));
socket.bind(0, '127.0.0.1', () => console.log(socket.address().port));
