// SPDX-License-Identifier: MIT
#include "runtime/selftest.h"

#include <cerrno>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "runtime/lua.h"
#include "runtime/version.h"

namespace eco {

// uname() -> system, release, machine; uname(2)
static int get_uname(lua_State* L) {
    utsname names;
    if (uname(&names) != 0) return push_error(L, errno);
    lua_pushstring(L, names.sysname);
    lua_pushstring(L, names.release);
    lua_pushstring(L, names.machine);
    return 3;
}

// read_nowait(path) -> true, if the kernel knows RWF_NOWAIT for this file; preadv2(2)
static int read_nowait(lua_State* L) {
    const char* path = check_path(L, 1);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return push_error(L, errno);
    char byte;
    iovec piece = {&byte, 1};
    const long count = syscall(SYS_preadv2, fd, &piece, 1, 0L, 0L, RWF_NOWAIT);
    const int error = count < 0 && errno != EAGAIN ? errno : 0;
    close(fd);
    return error != 0 ? push_error(L, error) : push_true(L);
}

void add_probes(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"uname", get_uname}, {"read_nowait", read_nowait}, {nullptr, nullptr}};
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    lua_pushstring(L, kVersion);
    lua_setfield(L, -2, "version");
    lua_setfield(L, -2, "probes");
    lua_pop(L, 1);
}

}  // namespace eco
