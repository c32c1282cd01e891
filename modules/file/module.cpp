// SPDX-License-Identifier: MIT
//
// eco.file: the table of contents of what is not written in Lua (stdlib/eco/file.lua has the rest).
#include <cerrno>
#include <climits>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/file/file.h"
#include "modules/file/inotify.h"
#include "modules/file/path.h"

namespace eco {

// ---- descriptors that a script holds by their number -------------------------------------------

static int close_descriptor(lua_State* L) {
    const int fd = check_int(L, 1);
    return push_outcome(L, close(fd));
}

// lseek(fd, offset, whence)
static int seek_descriptor(lua_State* L) {
    const int fd = check_int(L, 1);
    const int64_t offset = check_integer(L, 2, -(INT64_C(1) << 53), INT64_C(1) << 53);
    const auto whence = static_cast<int>(check_integer(L, 3, 0, INT_MAX));
    const off_t position = lseek(fd, offset, whence);
    if (position < 0) return push_error(L, errno);
    lua_pushnumber(L, static_cast<lua_Number>(position));
    return 1;
}

// flock(fd, operation): one attempt; the error is a number.
static int lock_descriptor(lua_State* L) {
    const int fd = check_int(L, 1);
    const auto operation = static_cast<int>(check_integer(L, 2, 0, INT_MAX));
    if (flock(fd, operation | LOCK_NB) == 0) return push_true(L);
    lua_pushnil(L);
    lua_pushnumber(L, errno);
    return 2;
}

static const luaL_Reg kFunctions[] = {
    {"open", file_open},         {"mkstemp", file_make_temporary}, {"finish", file_finish},
    {"close", close_descriptor}, {"lseek", seek_descriptor},       {"flock", lock_descriptor},
    {nullptr, nullptr},
};

#define NAMED(constant) \
    { #constant, static_cast < double>(constant) }
static const struct {
    const char* name;
    double value;
} kConstants[] = {
    NAMED(O_RDONLY),     NAMED(O_WRONLY),      NAMED(O_RDWR),         NAMED(O_APPEND),
    NAMED(O_CLOEXEC),    NAMED(O_CREAT),       NAMED(O_EXCL),         NAMED(O_NOCTTY),
    NAMED(O_NONBLOCK),   NAMED(O_TRUNC),       NAMED(O_DIRECTORY),    NAMED(O_NOFOLLOW),
    NAMED(O_SYNC),       NAMED(S_IRWXU),       NAMED(S_IRUSR),        NAMED(S_IWUSR),
    NAMED(S_IXUSR),      NAMED(S_IRWXG),       NAMED(S_IRGRP),        NAMED(S_IWGRP),
    NAMED(S_IXGRP),      NAMED(S_IRWXO),       NAMED(S_IROTH),        NAMED(S_IWOTH),
    NAMED(S_IXOTH),      NAMED(S_ISUID),       NAMED(S_ISGID),        NAMED(S_ISVTX),
    NAMED(SEEK_SET),     NAMED(SEEK_CUR),      NAMED(SEEK_END),       NAMED(LOCK_SH),
    NAMED(LOCK_EX),      NAMED(LOCK_UN),       NAMED(LOCK_NB),        NAMED(IN_ACCESS),
    NAMED(IN_MODIFY),    NAMED(IN_ATTRIB),     NAMED(IN_CLOSE_WRITE), NAMED(IN_CLOSE_NOWRITE),
    NAMED(IN_CLOSE),     NAMED(IN_OPEN),       NAMED(IN_MOVED_FROM),  NAMED(IN_MOVED_TO),
    NAMED(IN_MOVE),      NAMED(IN_CREATE),     NAMED(IN_DELETE),      NAMED(IN_DELETE_SELF),
    NAMED(IN_MOVE_SELF), NAMED(IN_ALL_EVENTS), NAMED(IN_UNMOUNT),     NAMED(IN_Q_OVERFLOW),
    NAMED(IN_IGNORED),   NAMED(IN_ONLYDIR),    NAMED(IN_DONT_FOLLOW), NAMED(IN_EXCL_UNLINK),
    NAMED(IN_MASK_ADD),  NAMED(IN_ONESHOT),    NAMED(IN_ISDIR),
};
#undef NAMED

}  // namespace eco

extern "C" int luaopen_eco_file(lua_State* L) {
    using namespace eco;
    define_file_type(L);
    define_watcher_type(L);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    add_path_functions(L);
    add_inotify_functions(L);
    for (const auto& constant : kConstants) set_field(L, constant.name, constant.value);
    return 1;
}
