// SPDX-License-Identifier: MIT
//
// eco.sys.core: processes, signals and facts about the system. What a script requires is
// stdlib/eco/sys.lua, which completes it.
#include "modules/sys/children.h"
#include "modules/sys/sys.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

// Once in a state, however often the module is loaded: its children must not be forgotten.
static void make_children(lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kChildrenKey);
    const bool made = lua_istable(L, -1);
    lua_pop(L, 1);
    if (made) return;
    static const luaL_Reg kNoMethods[] = {{nullptr, nullptr}};
    define_type(L, Children::kType, kNoMethods, collect<Children>, collect<Children>);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kChildrenKey);
    push_new<Children>(L, Runtime::from(L));
    lua_setfield(L, -2, "children");
    lua_pop(L, 1);
}

// check_can_wait(): raises where the running coroutine cannot be suspended.
static int check_can_wait(lua_State* L) {
    Scheduler::from(L).check_can_wait(L);
    return 0;
}

}  // namespace eco

extern "C" int luaopen_eco_sys_core(lua_State* L) {
    using namespace eco;
    make_children(L);
    lua_newtable(L);
    add_signal_functions(L);
    add_launch(L);
    add_fork_functions(L);
    add_facts(L);
    add_sys_constants(L);
    lua_pushcfunction(L, check_can_wait);
    lua_setfield(L, -2, "check_can_wait");
    return 1;
}
