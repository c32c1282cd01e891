// SPDX-License-Identifier: MIT
// switch.js TASKS ROUNDS: async functions that give way to the event loop in turn. Prints
// nanoseconds of processor time per switch.
'use strict';
const { setImmediate: giveWay } = require('timers/promises');
const processorTime = () => { const t = process.cpuUsage(); return t.user + t.system; };
const [tasks, rounds] = process.argv.slice(2).map(Number);

async function task() {
  for (let i = 0; i < rounds; i++) await giveWay();
}

const begin = processorTime();
Promise.all(Array.from({ length: tasks }, task)).then(() => {
  console.log((processorTime() - begin) * 1000 / (tasks * rounds));
});
