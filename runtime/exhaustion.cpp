// SPDX-License-Identifier: MIT
#include "runtime/exhaustion.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include <unistd.h>
#include <uv.h>

#include "runtime/terminal_guard.h"

namespace eco {

// No destructor and no handler of exit(3): they may want memory, and this may be a thread of the
// pool.
[[noreturn]] static void end(const char* what, const char* separator, const char* reason) {
    terminal_guard::put_back_all();
    std::fflush(stdout);
    dprintf(STDERR_FILENO, "eco: %s%s%s\n", what, separator, reason);
    _exit(1);
}

void end_exhausted(const char* what, int error) { end(what, ": ", std::strerror(error)); }

void end_without_memory() { end("not enough memory", "", ""); }

static void* checked(void* memory, size_t size) {
    if (memory == nullptr && size != 0) end_without_memory();
    return memory;
}

void end_when_memory_ends() {
    std::set_new_handler(end_without_memory);
    // libuv would abort without a word.
    uv_replace_allocator(
        [](size_t size) { return checked(std::malloc(size), size); },
        [](void* memory, size_t size) { return checked(std::realloc(memory, size), size); },
        [](size_t count, size_t size) { return checked(std::calloc(count, size), count * size); },
        std::free);
}

}  // namespace eco
