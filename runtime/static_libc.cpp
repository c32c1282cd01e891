// SPDX-License-Identifier: MIT
//
// What a static glibc would load from files at run time, and fail or crash if they are of another
// version: here it loads nothing. Linked into the program in place of the functions of the same
// name if Meson's option `libc` is `static`.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <pwd.h>

#include "runtime/static_symbols.h"

extern "C" {

// ---- modules in C -------------------------------------------------------------------------------

// LuaJIT asks these for `require`, package.loadlib and the ffi, and reports what dlerror() says.
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

// ---- users --------------------------------------------------------------------------------------

// Of /etc/passwd only: other sources of users, nsswitch.conf(5), are libraries.
static int find_user(bool (*is_it)(const passwd*, const void*), const void* wanted, passwd* entry,
                     char* buffer, size_t size, passwd** result) {
    *result = nullptr;
    FILE* file = std::fopen("/etc/passwd", "re");
    if (file == nullptr) return errno;
    int error;
    while ((error = fgetpwent_r(file, entry, buffer, size, result)) == 0) {
        if (is_it(entry, wanted)) break;
    }
    std::fclose(file);
    if (error != 0) *result = nullptr;
    return error == ENOENT ? 0 : error;  // ENOENT: the end
}

// What begins with __ is what the C library itself calls.
// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming)
int __getpwnam_r(const char* name, passwd* entry, char* buffer, size_t size, passwd** result) {
    const auto has_name = [](const passwd* user, const void* wanted) {
        return std::strcmp(user->pw_name, static_cast<const char*>(wanted)) == 0;
    };
    return find_user(has_name, name, entry, buffer, size, result);
}
int getpwnam_r(const char* name, passwd* entry, char* buffer, size_t size, passwd** result) {
    return __getpwnam_r(name, entry, buffer, size, result);
}

int getpwuid_r(uid_t id, passwd* entry, char* buffer, size_t size, passwd** result) {
    const auto has_id = [](const passwd* user, const void* wanted) {
        return user->pw_uid == *static_cast<const uid_t*>(wanted);
    };
    return find_user(has_id, &id, entry, buffer, size, result);
}

// For "~" in glob(3), which eco does not have.
int __getlogin_r(char*, size_t) { return ENOENT; }

// ---- character sets and languages ---------------------------------------------------------------

// Those that are built in suffice for UTF-8; the others are libraries, iconv(3).
void* __gconv_find_shlib(const char*) { return nullptr; }
void __gconv_release_shlib(void*) {}

// Messages are never translated.
char* gettext(const char* text) { return const_cast<char*>(text); }
char* __dcgettext(const char*, const char* text, int) { return const_cast<char*>(text); }

}  // extern "C"

// An exception that nobody catches ends the process as any other does, without the 50 KB that would
// spell its type.
namespace __gnu_cxx {
void __verbose_terminate_handler() { std::abort(); }
}  // namespace __gnu_cxx
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)
