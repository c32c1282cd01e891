// SPDX-License-Identifier: MIT
//
// Modules in C, which a static program cannot load: what LuaJIT asks for `require`, package.loadlib
// and the ffi, and what it reports. Linked into the program in place of the functions of the same
// name if Meson's option `libc` is `static`.
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>

#include "runtime/static_symbols.h"

extern "C" {

static char failure[160];

void* dlopen(const char*, int) {
    std::snprintf(failure, sizeof failure,
                  "this eco is static and cannot load modules in C; a dynamically linked one can");
    return nullptr;
}

void* dlsym(void*, const char* name) {
    void* address = eco::find_symbol(name);
    if (address == nullptr) {
        std::snprintf(failure, sizeof failure,
                      "'%.40s' is not one of the C functions that are part of this static eco",
                      name);
    }
    return address;
}

int dlclose(void*) { return 0; }
char* dlerror() { return failure; }

}  // extern "C"

// An exception that nobody catches ends the process as any other does, without the 50 KB that would
// spell its type.
namespace __gnu_cxx {
// NOLINTNEXTLINE(bugprone-reserved-identifier, readability-identifier-naming)
void __verbose_terminate_handler() { std::abort(); }
}  // namespace __gnu_cxx
