// SPDX-License-Identifier: MIT
//
// What is done with a file by its name, and the questions one can ask about it. All of these run at
// once: they cost a look at a directory, and a script may count on nothing happening in between.
#include "modules/file/path.h"

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "runtime/work.h"

namespace eco {

static constexpr mode_t kPermissions = 07777;

mode_t check_mode(lua_State* L, int arg) {
    // A string like "644" would be taken for decimal.
    luaL_checktype(L, arg, LUA_TNUMBER);
    return static_cast<mode_t>(check_integer(L, arg, 0, kPermissions));
}

mode_t opt_mode(lua_State* L, int arg, mode_t fallback) {
    return lua_isnoneornil(L, arg) ? fallback : check_mode(L, arg);
}

// ---- stat(2) -----------------------------------------------------------------------------------

static const char* type_name(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return "REG";
        case S_IFDIR:
            return "DIR";
        case S_IFLNK:
            return "LNK";
        case S_IFCHR:
            return "CHR";
        case S_IFBLK:
            return "BLK";
        case S_IFIFO:
            return "FIFO";
        case S_IFSOCK:
            return "SOCK";
        default:
            return "UNKNOWN";
    }
}

void push_status(lua_State* L, const struct stat& status) {
    lua_createtable(L, 0, 16);
    lua_pushstring(L, type_name(status.st_mode));
    lua_setfield(L, -2, "type");
    const struct {
        const char* name;
        double value;
    } fields[] = {
        {"mode", static_cast<double>(status.st_mode & 0777)},
        {"perm", static_cast<double>(status.st_mode & kPermissions)},
        {"atime", static_cast<double>(status.st_atim.tv_sec)},
        {"mtime", static_cast<double>(status.st_mtim.tv_sec)},
        {"ctime", static_cast<double>(status.st_ctim.tv_sec)},
        {"atime_ns", static_cast<double>(status.st_atim.tv_nsec)},
        {"mtime_ns", static_cast<double>(status.st_mtim.tv_nsec)},
        {"ctime_ns", static_cast<double>(status.st_ctim.tv_nsec)},
        {"nlink", static_cast<double>(status.st_nlink)},
        {"uid", static_cast<double>(status.st_uid)},
        {"gid", static_cast<double>(status.st_gid)},
        {"size", static_cast<double>(status.st_size)},
        {"ino", static_cast<double>(status.st_ino)},
        {"dev", static_cast<double>(status.st_dev)},
        {"rdev", static_cast<double>(status.st_rdev)},
    };
    for (const auto& field : fields) set_field(L, field.name, field.value);
}

static int push_status_or_error(lua_State* L, int result, const struct stat& status) {
    if (result != 0) return push_error(L, errno);
    push_status(L, status);
    return 1;
}

// stat(path), lstat(path)
template <int (*kCall)(const char*, struct stat*)>
static int stat_path(lua_State* L) {
    const char* path = check_path(L, 1);
    struct stat status;
    return push_status_or_error(L, kCall(path, &status), status);
}

// fstat(fd)
static int stat_descriptor(lua_State* L) {
    const int fd = check_int(L, 1);
    struct stat status;
    return push_status_or_error(L, fstat(fd, &status), status);
}

// access(path[, mode]): any of "rwx"
static int may_access(lua_State* L) {
    const char* path = check_path(L, 1);
    const std::string_view wanted = lua_isnoneornil(L, 2) ? "" : check_string(L, 2);
    int mode = F_OK;
    if (wanted.find('r') != std::string_view::npos) mode |= R_OK;
    if (wanted.find('w') != std::string_view::npos) mode |= W_OK;
    if (wanted.find('x') != std::string_view::npos) mode |= X_OK;
    lua_pushboolean(L, access(path, mode) == 0);
    return 1;
}

// statvfs(path): total, available, used in KiB
static int space(lua_State* L) {
    const char* path = check_path(L, 1);
    struct statvfs status;
    if (statvfs(path, &status) != 0) return push_error(L, errno);
    const double unit = static_cast<double>(status.f_frsize) / 1024;
    lua_pushnumber(L, static_cast<double>(status.f_blocks) * unit);
    lua_pushnumber(L, static_cast<double>(status.f_bavail) * unit);
    lua_pushnumber(L, static_cast<double>(status.f_blocks - status.f_bfree) * unit);
    return 3;
}

// ---- links and real names ----------------------------------------------------------------------

static int read_link(lua_State* L) {
    const char* path = check_path(L, 1);
    char target[PATH_MAX];  // no longer one can be made
    const ssize_t size = readlink(path, target, sizeof target);
    if (size < 0) return push_error(L, errno);
    push(L, {target, static_cast<size_t>(size)});
    return 1;
}

static int real_path(lua_State* L) {
    const char* path = check_path(L, 1);
    char resolved[PATH_MAX];
    if (realpath(path, resolved) == nullptr) return push_error(L, errno);
    lua_pushstring(L, resolved);
    return 1;
}

// ---- changing ----------------------------------------------------------------------------------

// unlink(path), rmdir(path)
template <int (*kCall)(const char*)>
static int change_path(lua_State* L) {
    return push_outcome(L, kCall(check_path(L, 1)));
}

// rename(from, to), link(file, name), symlink(target, name)
template <int (*kCall)(const char*, const char*)>
static int change_two(lua_State* L) {
    const char* from = check_path(L, 1);
    const char* to = check_path(L, 2);
    return push_outcome(L, kCall(from, to));
}

// mkdir(path[, mode=0777]), mkfifo(path[, mode=0666])
template <int (*kCall)(const char*, mode_t), mode_t kMode>
static int make_path(lua_State* L) {
    const char* path = check_path(L, 1);
    return push_outcome(L, kCall(path, opt_mode(L, 2, kMode)));
}

static int change_mode(lua_State* L) {
    const char* path = check_path(L, 1);
    return push_outcome(L, chmod(path, check_mode(L, 2)));
}

// chown(path[, uid[, gid]]): nil leaves it as it is
static int change_owner(lua_State* L) {
    const char* path = check_path(L, 1);
    const auto uid = static_cast<uid_t>(opt_integer(L, 2, 0, UINT32_MAX - 1, -1));
    const auto gid = static_cast<gid_t>(opt_integer(L, 3, 0, UINT32_MAX - 1, -1));
    return push_outcome(L, chown(path, uid, gid));
}

// truncate(path[, size=0])
static int set_size(lua_State* L) {
    const char* path = check_path(L, 1);
    return push_outcome(L, truncate(path, opt_integer(L, 2, 0, INT64_C(1) << 53, 0)));
}

static timespec check_moment(lua_State* L, int arg) {
    const double seconds = luaL_checknumber(L, arg);
    if (!(std::fabs(seconds) < 9e15)) luaL_argerror(L, arg, "time out of range");
    const double whole = std::floor(seconds);
    timespec moment = {};
    moment.tv_sec = static_cast<time_t>(whole);
    moment.tv_nsec = static_cast<long>((seconds - whole) * 1e9);
    return moment;
}

// utime(path[, atime[, mtime]]): nil is now; without mtime both are atime
static int set_times(lua_State* L) {
    const char* path = check_path(L, 1);
    timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    if (!lua_isnoneornil(L, 2)) times[0] = times[1] = check_moment(L, 2);
    if (!lua_isnoneornil(L, 3)) times[1] = check_moment(L, 3);
    return push_outcome(L, utimensat(AT_FDCWD, path, times, 0));
}

std::string temporary_template() {
    const char* parent = std::getenv("TMPDIR");
    const bool given = parent != nullptr && *parent != '\0';
    return std::string(given ? parent : "/tmp") + "/eco-XXXXXX";
}

// mkdtemp([template])
static int make_temporary_directory(lua_State* L) {
    const char* wanted = lua_isnoneornil(L, 1) ? nullptr : check_path(L, 1);
    std::string path = wanted != nullptr ? wanted : temporary_template();
    if (mkdtemp(path.data()) == nullptr) return push_error(L, errno);
    push(L, path);
    return 1;
}

// ---- directories -------------------------------------------------------------------------------

// Appends the names in a directory, each with its zero. Returns 0 or an errno value.
static int read_names(const char* path, std::string& names) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(path), closedir);
    if (directory == nullptr) return errno;
    errno = 0;
    while (const dirent* entry = readdir(directory.get())) {
        names.append(entry->d_name, std::strlen(entry->d_name) + 1);
        errno = 0;
    }
    return errno;
}

// list(path): the names in a directory, in no order. All of them at once: so nothing stays open
// when a loop over them is left, or when there is no memory for one.
static int list_directory(lua_State* L) {
    const char* path = check_path(L, 1);
    std::string names;
    int error = read_names(path, names);
    if (collect_descriptors(L, error)) error = read_names(path, names);
    if (error != 0) return push_error(L, error);
    lua_newtable(L);
    int count = 0;
    for (size_t at = 0; at < names.size();) {
        const std::string_view name = names.c_str() + at;
        at += name.size() + 1;
        if (name == "." || name == "..") continue;
        push(L, name);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

// A pattern may mean many directories: the pool looks through them.
class Glob final : public Work {
public:
    explicit Glob(const char* pattern) : pattern_(pattern) {}
    ~Glob() override { globfree(&found_); }
    void run() override;
    int push(lua_State* L) override;

private:
    const std::string pattern_;
    glob_t found_ = {};
    int error_ = 0;
};

// What may not be read has no names. But "nothing there" would be wrong for want of descriptors or
// memory. (musl's glob does not say GLOB_ABORTED if it had found nothing before.)
void Glob::run() {
    static thread_local int failure;
    failure = 0;
    const auto failed = [](const char*, int error) {
        if (error == EMFILE || error == ENFILE || error == ENOMEM) failure = error;
        return static_cast<int>(failure != 0);
    };
    const int result = glob(pattern_.c_str(), 0, failed, &found_);
    error_ = failure;
    if (result == GLOB_NOSPACE) {
        error_ = ENOMEM;
        found_ = {};  // glibc has let go of it, and would do so again
    }
}

int Glob::push(lua_State* L) {
    if (error_ != 0) return push_error(L, error_);
    const size_t count = found_.gl_pathc;
    lua_createtable(L, static_cast<int>(count), 0);
    for (size_t i = 0; i < count; ++i) {
        lua_pushstring(L, found_.gl_pathv[i]);
        lua_rawseti(L, -2, static_cast<int>(i) + 1);
    }
    return 1;
}

static constexpr Operation kGlob = Work::operation("glob");

static int match_names(lua_State* L) {
    const char* pattern = check_path(L, 1);
    return Work::await(L, kGlob, std::make_unique<Glob>(pattern), nullptr, nullptr);
}

// ---- the whole system --------------------------------------------------------------------------

class SyncAll final : public Work {
public:
    void run() override { ::sync(); }
    int push(lua_State* L) override { return push_true(L); }
};

static constexpr Operation kSyncAll = Work::operation("sync");

static int sync_all(lua_State* L) {
    return Work::await(L, kSyncAll, std::make_unique<SyncAll>(), nullptr, nullptr);
}

void add_path_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"stat", stat_path<stat>},
        {"lstat", stat_path<lstat>},
        {"fstat", stat_descriptor},
        {"access", may_access},
        {"statvfs", space},
        {"readlink", read_link},
        {"realpath", real_path},
        {"unlink", change_path<unlink>},
        {"rmdir", change_path<rmdir>},
        {"rename", change_two<rename>},
        {"link", change_two<link>},
        {"symlink", change_two<symlink>},
        {"mkdir", make_path<mkdir, 0777>},
        {"mkfifo", make_path<mkfifo, 0666>},
        {"chmod", change_mode},
        {"chown", change_owner},
        {"truncate", set_size},
        {"utime", set_times},
        {"mkdtemp", make_temporary_directory},
        {"list", list_directory},
        {"glob", match_names},
        {"sync", sync_all},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
