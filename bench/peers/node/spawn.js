// SPDX-License-Identifier: MIT
// spawn.js COUNT: async functions that end at once. Prints nanoseconds of processor time for each.
'use strict';
const processorTime = () => { const t = process.cpuUsage(); return t.user + t.system; };
const count = Number(process.argv[2]);
let done = 0;

async function work() {
  await null;
  done++;
}

async function main() {
  const begin = processorTime();
  for (let i = 0; i < count; i++) {
    work();
    if (i % 100 === 99) await null;
  }
  await new Promise(setImmediate);
  if (done !== count) throw new Error('not all have ended');
  console.log((processorTime() - begin) * 1000 / count);
}

main();
