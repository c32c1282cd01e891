// SPDX-License-Identifier: MIT
//
// Starting, joining and cancelling tasks; what eco's coroutine library needs; the queue that locks,
// conditions and channels are made of.
#include <algorithm>
#include <cstdlib>

#include <unistd.h>

#include "modules/core/core.h"
#include "runtime/await.h"
#include "runtime/exhaustion.h"
#include "runtime/report.h"
#include "runtime/runtime.h"

namespace eco {

// ---- eco.* -------------------------------------------------------------------------------------

static int run(lua_State* L) {
    check_function(L, 1);
    return Scheduler::from(L).start(L, lua_gettop(L) - 1);
}

static int sleep(lua_State* L) {
    const double seconds = luaL_checknumber(L, 1);
    if (!(seconds >= 0)) luaL_argerror(L, 1, "delay must be greater than or equal to 0");
    return sleep_for(L, seconds == 0 ? 0 : to_limit(seconds));
}

static int count(lua_State* L) {
    lua_pushnumber(L, static_cast<lua_Number>(Scheduler::from(L).count()));
    return 1;
}

static int all(lua_State* L) {
    const Scheduler& scheduler = Scheduler::from(L);
    lua_createtable(L, static_cast<int>(scheduler.count()), 0);
    int index = 0;
    for (Task* task = scheduler.first(); task != nullptr; task = task->next) {
        lua_pushthread(task->thread);
        lua_xmove(task->thread, L, 1);
        lua_rawseti(L, -2, ++index);
    }
    return 1;
}

static int set_panic_hook(lua_State* L) {
    if (!lua_isnil(L, 1)) check_function(L, 1);
    Runtime::from(L).set_panic_hook(L, 1);
    return 0;
}

static int set_watchdog_timeout(lua_State* L) {
    const lua_Number milliseconds = luaL_checknumber(L, 1);
    if (!(milliseconds >= 0 && milliseconds <= 5000)) {
        luaL_argerror(L, 1, "timeout must be in range [0, 5000]");
    }
    Scheduler::from(L).set_watchdog(check_integer(L, 1, 0, 5000) * kMillisecond);
    return 0;
}

// The loop runs already; scripts of earlier versions end with this call.
static int loop(lua_State*) { return 0; }

static int unloop(lua_State* L) {
    Runtime::from(L).stop(0);
    return 0;
}

static const Operation kJoin = {"join", nullptr, nullptr, false};

static int join(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTHREAD);
    const Nanoseconds limit = check_sync_timeout(L, 2);
    Scheduler& scheduler = Scheduler::from(L);
    lua_State* thread = lua_tothread(L, 1);
    Task* task = scheduler.task_of(L, 1);
    if (task == nullptr) {
        const bool ended = lua_status(thread) > LUA_YIELD || Scheduler::is_ended(thread) ||
                           (lua_status(thread) == 0 && lua_gettop(thread) == 0);
        if (!ended || thread == L) luaL_argerror(L, 1, "task expected");
        return scheduler.pass(L, Scheduler::push_outcome(L, thread));
    }
    if (task->state == Task::State::kFailed) {
        task->claimed = true;
        return Scheduler::push_outcome(L, thread);
    }
    if (task == scheduler.current()) luaL_argerror(L, 1, "a task cannot join itself");
    if (limit == 0) return push_failure(L, "timeout");
    scheduler.check_can_wait(L);
    lua_settop(L, 1);
    return scheduler.park(L, kJoin, &task->joiners, task, limit);
}

static int cancel(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTHREAD);
    Scheduler& scheduler = Scheduler::from(L);
    if (Task* task = scheduler.task_of(L, 1)) scheduler.cancel(*task);
    return 0;
}

static int id(lua_State* L) {
    Scheduler& scheduler = Scheduler::from(L);
    const Task* task = lua_isnone(L, 1) ? scheduler.current() : scheduler.task_of(L, 1);
    if (task == nullptr) return 0;
    lua_pushnumber(L, static_cast<lua_Number>(task->id));
    return 1;
}

static int dump(lua_State* L) {
    Runtime& runtime = Runtime::from(L);
    push(L, dump(runtime.lua(), runtime.scheduler()));
    return 1;
}

void add_task_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"run", run},
        {"sleep", sleep},
        {"count", count},
        {"all", all},
        {"set_panic_hook", set_panic_hook},
        {"set_watchdog_timeout", set_watchdog_timeout},
        {"loop", loop},
        {"unloop", unloop},
        {"join", join},
        {"cancel", cancel},
        {"id", id},
        {"dump", dump},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

// ---- for boot.lua and its sisters --------------------------------------------------------------

static int relay(lua_State* L) { return Scheduler::from(L).relay(L); }

// resume_task(co, ...): true if it woke a task that had called coroutine.yield at its top.
static int resume_task(lua_State* L) {
    Scheduler& scheduler = Scheduler::from(L);
    Task* task = scheduler.task_of(L, 1);
    const bool woken = task != nullptr && scheduler.resume_yielded(*task, L, lua_gettop(L) - 1);
    lua_pushboolean(L, woken);
    return 1;
}

// task_state(co): "normal" or "dead" where the VM's own answer would be wrong; else nothing.
static int task_state(lua_State* L) {
    lua_State* coroutine = lua_tothread(L, 1);
    Scheduler& scheduler = Scheduler::from(L);
    const Task* task = scheduler.task_of(L, 1);
    const bool starts = task != nullptr && task->state == Task::State::kStarting;
    if (starts || scheduler.in_chain(coroutine)) {
        lua_pushliteral(L, "normal");
    } else if (Scheduler::is_ended(coroutine)) {
        lua_pushliteral(L, "dead");
    } else {
        return 0;
    }
    return 1;
}

// end_task(co): drops a suspended task. False if it is none, or its thread is not what waits.
static int end_task(lua_State* L) {
    Scheduler& scheduler = Scheduler::from(L);
    Task* task = scheduler.task_of(L, 1);
    lua_pushboolean(L, task != nullptr && scheduler.end(*task));
    return 1;
}

// The deadline of the running task, for eco.timeout: set_deadline(seconds) -> the previous one, its
// own, and whether a nested coroutine runs; restore_deadline(deadline, own) -> true if its own has
// passed; get_deadline(); overdue() -> true once every wait of the task fails with "timeout".
static int set_deadline(lua_State* L) {
    const double seconds = lua_tonumber(L, 1);
    Scheduler& scheduler = Scheduler::from(L);
    scheduler.check_can_wait(L);
    Task& task = *scheduler.current();
    const Nanoseconds limit = seconds <= 0 ? 0 : to_limit(seconds);
    const Nanoseconds own = limit == kNoLimit ? kNoLimit : monotonic_now() + limit;
    lua_pushnumber(L, static_cast<lua_Number>(task.deadline));
    lua_pushnumber(L, static_cast<lua_Number>(own));
    lua_pushboolean(L, L != task.thread);
    task.deadline = std::min(task.deadline, own);
    return 3;
}

static Nanoseconds to_deadline(lua_State* L, int arg) {
    const lua_Number value = lua_tonumber(L, arg);
    return value >= 9.2e18 ? kNoLimit : static_cast<Nanoseconds>(value);
}

static int restore_deadline(lua_State* L) {
    if (Task* task = Scheduler::from(L).current()) task->deadline = to_deadline(L, 1);
    lua_pushboolean(L, monotonic_now() >= to_deadline(L, 2));
    return 1;
}

static int get_deadline(lua_State* L) {
    const Task* task = Scheduler::from(L).current();
    lua_pushnumber(L, static_cast<lua_Number>(task != nullptr ? task->deadline : kNoLimit));
    return 1;
}

static int overdue(lua_State* L) {
    const Task* task = Scheduler::from(L).current();
    lua_pushboolean(L, task != nullptr && monotonic_now() >= task->deadline);
    return 1;
}

// A handler for xpcall around a script's function: remembers where the error arose, should it be
// raised again and end the task.
static int keep_origin(lua_State* L) {
    Runtime& runtime = Runtime::from(L);
    Task* task = runtime.scheduler().current();
    if (task != nullptr) {
        task->origin = std::make_unique<std::string>(
            traceback(runtime.lua(), L, error_text(runtime.lua(), L, 1), 1));
    }
    lua_settop(L, 1);
    return 1;
}

// The error that is about to end the running task will be handed to somebody: no report.
static int claim_failure(lua_State* L) {
    if (Task* task = Scheduler::from(L).current()) task->claimed = true;
    return 0;
}

static int now(lua_State* L) {
    lua_pushnumber(L, static_cast<lua_Number>(monotonic_now()) / 1e9);
    return 1;
}

// entropy(): a random number of the kernel's, getentropy(3).
static int entropy(lua_State* L) {
    uint64_t number = 0;
    need("getentropy", getentropy(&number, sizeof number) != 0 ? errno : 0);
    lua_pushnumber(L, static_cast<lua_Number>(number >> 11));
    return 1;
}

// give_way(): between pieces of work that takes long. The others run if the task has had its slice.
static int give_way(lua_State* L) { return Scheduler::from(L).give_way(L, 0); }

// keep_turn(keep): from now on no other task runs before this one waits.
static int keep_turn(lua_State* L) {
    Scheduler::from(L).keep_turn(lua_toboolean(L, 1) != 0);
    return 0;
}

// exit(code): ends the runtime; does not return. Returns where only the process can be ended.
static int exit(lua_State* L) {
    Runtime& runtime = Runtime::from(L);
    if (!runtime.scheduler().can_abandon(L)) {
        runtime.restore_flags();
        return 0;
    }
    runtime.stop(static_cast<int>(lua_tonumber(L, 1)));
    return runtime.scheduler().abandon(L);
}

// ---- waiters(name): a queue of tasks -----------------------------------------------------------

struct Waiters : Object {
    static const ObjectType kType;
    WaitQueue queue;
    char purpose[24] = "";  // as dumps show it
};

const ObjectType Waiters::kType = {"waiters", kWaitersKey};

// waiters(purpose)
static int new_waiters(lua_State* L) {
    const std::string_view purpose = check_string(L, 1);
    auto* self = push_new<Waiters>(L);
    purpose.copy(self->purpose, sizeof self->purpose - 1);
    return 1;
}

static const Operation kWaitTurn = {"wait", nullptr, nullptr, false};

// queue:wait(timeout[, value]): what wake() gives, or nil, err.
static int waiters_wait(lua_State* L) {
    auto* self = check<Waiters>(L, 1);
    const Nanoseconds limit = check_sync_timeout(L, 2);
    if (limit == 0) return push_failure(L, "timeout");
    Scheduler& scheduler = Scheduler::from(L);
    scheduler.check_can_wait(L);
    lua_settop(L, 3);
    return scheduler.park(L, kWaitTurn, &self->queue, self, limit);
}

// queue:wake(...): the longest waiting task's call returns the arguments. True and the value that
// it passed to wait, or false if nobody waits.
static int waiters_wake(lua_State* L) {
    auto* self = check<Waiters>(L, 1);
    if (self->queue.empty()) {
        lua_pushboolean(L, 0);
        return 1;
    }
    Task& task = *self->queue.front()->task;
    const int values = lua_gettop(L) - 1;
    lua_pushboolean(L, 1);
    lua_pushvalue(task.running, 3);
    lua_xmove(task.running, L, 1);
    for (int i = 1; i <= values; ++i) {
        lua_pushvalue(L, i + 1);
        lua_xmove(L, task.running, 1);
    }
    task.scheduler.finish(task, values);
    return 2;
}

static int waiters_tostring(lua_State* L) {
    lua_pushstring(L, check<Waiters>(L, 1)->purpose);
    return 1;
}

static void define_waiters(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"wait", waiters_wait},
        {"wake", waiters_wake},
        {nullptr, nullptr},
    };
    define_type(L, Waiters::kType, kMethods, collect<Waiters>, waiters_tostring);
}

void add_internal_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"relay", relay},
        {"resume_task", resume_task},
        {"task_state", task_state},
        {"end_task", end_task},
        {"set_deadline", set_deadline},
        {"restore_deadline", restore_deadline},
        {"get_deadline", get_deadline},
        {"overdue", overdue},
        {"keep_origin", keep_origin},
        {"claim_failure", claim_failure},
        {"now", now},
        {"entropy", entropy},
        {"give_way", give_way},
        {"keep_turn", keep_turn},
        {"exit", exit},
        {"waiters", new_waiters},
        {"bad_argument", bad_argument},
        {"bad_self", bad_self},
        {"check", check_type},
        {"check_optional", check_optional},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kOwnedKey);
    lua_setfield(L, -2, "owned");
    lua_rawgeti(L, LUA_REGISTRYINDEX, kClosedKey);
    lua_setfield(L, -2, "closed");
    lua_rawgeti(L, LUA_REGISTRYINDEX, kWaitMarkKey);
    lua_setfield(L, -2, "wait_mark");
    define_waiters(L);
    lua_pushthread(Runtime::from(L).lua());  // the main thread; it runs this
    lua_setfield(L, -2, "main_thread");

    // The mark below an ended task's results: whoever resumes such a coroutine calls it.
    lua_newuserdata(L, 0);
    lua_newtable(L);
    lua_pushcfunction(
        L, [](lua_State* state) { return luaL_error(state, "cannot resume dead coroutine"); });
    lua_setfield(L, -2, "__call");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, kEndMarkKey);
}

}  // namespace eco
