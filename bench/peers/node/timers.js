// SPDX-License-Identifier: MIT
// timers.js COUNT: timers that fire at random moments within a second. Prints the processor time of
// it all in milliseconds.
'use strict';
const processorTime = () => { const t = process.cpuUsage(); return t.user + t.system; };
const count = Number(process.argv[2]);
let fired = 0;
const begin = processorTime();
for (let i = 0; i < count; i++) {
  setTimeout(() => {
    if (++fired === count) console.log((processorTime() - begin) / 1000);
  }, Math.random() * 1000);
}
