// SPDX-License-Identifier: MIT
// sleepers.js COUNT: async functions that sleep. Prints the bytes of memory that each takes.
'use strict';
const count = Number(process.argv[2]);
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function task() {
  await sleep(1000000);
}

const before = process.memoryUsage.rss();
for (let i = 0; i < count; i++) task();
setImmediate(() => {
  console.log((process.memoryUsage.rss() - before) / count);
  process.exit(0);
});
