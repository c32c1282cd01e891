// SPDX-License-Identifier: MIT
//
// Where memory or descriptors are so short that the program cannot go on: a message, status 1. What
// a call can report is reported by the call; this is for the rest (docs/architecture.md, Errors).
#pragma once

namespace eco {

// "eco: WHAT: error". Terminals get their modes back, what was printed goes out; nothing else runs.
[[noreturn]] void end_exhausted(const char* what, int error);
[[noreturn]] void end_without_memory();

// From now on operator new and libuv end the program so where they find no memory. For a process
// that is the runtime's own.
void end_when_memory_ends();

// `error` is an errno value, or a negative one as libuv returns it; 0 is success.
inline void need(const char* what, int error) {
    if (error != 0) end_exhausted(what, error < 0 ? -error : error);
}

}  // namespace eco
