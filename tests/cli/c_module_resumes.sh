# SPDX-License-Identifier: MIT
# What waits in a coroutine that a module in C has resumed gets an error: it is the module that would
# be given what is yielded.
. tests/lib/check.sh
c_module resume <<'END'
#include <lua.hpp>
// resume(f): the status of a coroutine with f, and what it has left.
static int resume_new(lua_State* L) {
    lua_State* co = lua_newthread(L);
    lua_insert(L, 1);
    lua_xmove(L, co, 1);
    lua_pushinteger(L, lua_resume(co, 0));
    lua_xmove(co, L, 1);
    return 2;
}
extern "C" int luaopen_resume(lua_State* L) {
    lua_pushcfunction(L, resume_new);
    return 1;
}
END

run env LUA_CPATH="$tmp/?.so" "$ECO" -e '
    local resume = require "resume"
    local function wait() eco.sleep(0.001) return "slept" end
    print(resume(function() return coroutine.yield "yielded" end))
    print(resume(wait))
    print(eco.join(eco.run(resume, wait)))
    eco.sleep(0.01)'
is status "$status" 0
error='(command line):3: attempt to yield across C-call boundary'
is stdout "$out" "1	yielded
2	$error
true	2	$error"
