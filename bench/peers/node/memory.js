// SPDX-License-Identifier: MIT
// The most memory that an otherwise empty script has used, in KiB: proc(5), VmHWM.
console.log(require('fs').readFileSync('/proc/self/status', 'latin1').match(/VmHWM:\s*(\d+)/)[1]);
