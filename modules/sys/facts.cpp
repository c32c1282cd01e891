// SPDX-License-Identifier: MIT
//
// What the system says of itself and of this process.
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>

#include "modules/sys/sys.h"
#include "runtime/lua.h"

namespace eco {

static int get_pid(lua_State* L) {
    lua_pushnumber(L, getpid());
    return 1;
}

static int get_parent_pid(lua_State* L) {
    lua_pushnumber(L, getppid());
    return 1;
}

static int error_string(lua_State* L) {
    lua_pushstring(L, std::strerror(check_int(L, 1)));
    return 1;
}

static int get_uptime(lua_State* L) {
    timespec time;
    clock_gettime(CLOCK_BOOTTIME, &time);
    lua_pushnumber(L, static_cast<lua_Number>(time.tv_sec));
    return 1;
}

static int get_processors(lua_State* L) {
    lua_pushnumber(L, static_cast<lua_Number>(sysconf(_SC_NPROCESSORS_ONLN)));
    return 1;
}

static int get_hostname(lua_State* L) {
    char name[HOST_NAME_MAX + 1] = "";
    if (gethostname(name, sizeof name) != 0) return push_error(L, errno);
    name[HOST_NAME_MAX] = '\0';
    lua_pushstring(L, name);
    return 1;
}

static int get_load(lua_State* L) {
    double loads[3];
    if (getloadavg(loads, 3) != 3) return push_error(L, ENOSYS);
    for (const double load : loads) lua_pushnumber(L, load);
    return 3;
}

// ---- users -------------------------------------------------------------------------------------

static void set_text(lua_State* L, const char* name, const char* text) {
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static int push_user(lua_State* L, const passwd& user) {
    lua_newtable(L);
    set_text(L, "username", user.pw_name);
    set_text(L, "password", user.pw_passwd);
    set_text(L, "home", user.pw_dir);
    set_text(L, "shell", user.pw_shell);
    set_field(L, "uid", user.pw_uid);
    set_field(L, "gid", user.pw_gid);
    return 1;
}

// getpwnam(name)
static int get_user(lua_State* L) {
    const std::string_view name = check_string(L, 1);
    if (name.find('\0') != name.npos) return push_failure(L, "not found");
    passwd entry;
    passwd* user = nullptr;
    int error = ERANGE;
    std::vector<char> memory(1024);
    while ((error = getpwnam_r(name.data(), &entry, memory.data(), memory.size(), &user)) ==
           ERANGE) {
        memory.resize(memory.size() * 2);
    }
    if (user != nullptr) return push_user(L, *user);
    // Some systems say one of these for a name that does not exist, getpwnam(3).
    const bool unknown = error == 0 || error == ENOENT || error == ESRCH || error == EPERM;
    return unknown ? push_failure(L, "not found") : push_error(L, error);
}

// ---- environment -------------------------------------------------------------------------------

static const char* check_variable(lua_State* L) {
    const std::string_view name = check_string(L, 1);
    const bool valid = !name.empty() && name.find_first_of(std::string_view("=\0", 2)) == name.npos;
    if (!valid) luaL_argerror(L, 1, "invalid name of a variable");
    return name.data();
}

// environ(): a table. What has no name is left out.
static int get_environment(lua_State* L) {
    lua_newtable(L);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const size_t end = text.find('=');
        if (end == text.npos || end == 0) continue;
        push(L, text.substr(0, end));
        push(L, text.substr(end + 1));
        lua_rawset(L, -3);
    }
    return 1;
}

static int get_variable(lua_State* L) {
    lua_pushstring(L, std::getenv(check_variable(L)));
    return 1;
}

// setenv(name, value or nil)
static int set_variable(lua_State* L) {
    const char* name = check_variable(L);
    luaL_checkany(L, 2);
    const bool removes = lua_isnil(L, 2);
    const std::string_view value = removes ? std::string_view() : check_string(L, 2);
    if (value.find('\0') != value.npos) luaL_argerror(L, 2, "contains a zero byte");
    if ((removes ? unsetenv(name) : setenv(name, value.data(), 1)) != 0) {
        return push_error(L, errno);
    }
    return push_true(L);
}

// ---- limits ------------------------------------------------------------------------------------

using Resource = decltype(RLIMIT_AS);  // an enumeration, or an int

static const struct {
    const char* name;
    Resource resource;
} kLimits[] = {
    {"as", RLIMIT_AS},
    {"core", RLIMIT_CORE},
    {"cpu", RLIMIT_CPU},
    {"data", RLIMIT_DATA},
    {"fsize", RLIMIT_FSIZE},
    {"memlock", RLIMIT_MEMLOCK},
    {"nice", RLIMIT_NICE},
    {"nofile", RLIMIT_NOFILE},
    {"nproc", RLIMIT_NPROC},
    {"rtprio", RLIMIT_RTPRIO},
    {"sigpending", RLIMIT_SIGPENDING},
    {"stack", RLIMIT_STACK},
};

static Resource check_resource(lua_State* L) {
    const std::string_view name = check_string(L, 1);
    for (const auto& limit : kLimits) {
        if (name == limit.name) return limit.resource;
    }
    luaL_argerror(L, 1, "no such limit");
    return RLIMIT_AS;
}

static rlim_t check_limit(lua_State* L, int arg) {
    if (lua_type(L, arg) == LUA_TNUMBER && std::isinf(lua_tonumber(L, arg)) &&
        lua_tonumber(L, arg) > 0) {
        return RLIM_INFINITY;
    }
    return static_cast<rlim_t>(check_integer(L, arg, 0, INT64_C(1) << 53));
}

static void push_limit(lua_State* L, rlim_t limit) {
    lua_pushnumber(L, limit == RLIM_INFINITY ? HUGE_VAL : static_cast<lua_Number>(limit));
}

// rlimit(name[, soft[, hard]])
static int resource_limit(lua_State* L) {
    const Resource resource = check_resource(L);
    rlimit limit;
    if (getrlimit(resource, &limit) != 0) return push_error(L, errno);
    const bool sets_soft = !lua_isnoneornil(L, 2);
    const bool sets_hard = !lua_isnoneornil(L, 3);
    if (sets_soft) limit.rlim_cur = check_limit(L, 2);
    if (sets_hard) limit.rlim_max = check_limit(L, 3);
    if ((sets_soft || sets_hard) && setrlimit(resource, &limit) != 0) return push_error(L, errno);
    push_limit(L, limit.rlim_cur);
    push_limit(L, limit.rlim_max);
    return 2;
}

void add_facts(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"getpid", get_pid},          {"getppid", get_parent_pid},    {"strerror", error_string},
        {"uptime", get_uptime},       {"get_nprocs", get_processors}, {"hostname", get_hostname},
        {"loadavg", get_load},        {"getpwnam", get_user},         {"getenv", get_variable},
        {"environ", get_environment}, {"setenv", set_variable},       {"rlimit", resource_limit},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
