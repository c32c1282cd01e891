// SPDX-License-Identifier: MIT
//
// eco.time: clocks and timers.
#include <algorithm>
#include <ctime>
#include <utility>

#include <sys/timerfd.h>

#include "modules/time/timer.h"
#include "runtime/callback.h"
#include "runtime/runtime.h"

namespace eco {

// A timer of a script. While it is set, the registry keeps the userdata alive.
struct ScriptTimer : Object {
    static const ObjectType kType;

    ScriptTimer(Runtime& owner, bool is_absolute) : impl(owner, is_absolute) {}

    struct Impl final : Alarm::Owner {
        Impl(Runtime& owner, bool is_absolute)
            : runtime(owner), alarm(owner, *this), absolute(is_absolute) {}

        void gone_off() override;
        int set(lua_State* L, int self, double when);
        void cancel();

        Runtime& runtime;
        Alarm alarm;
        const bool absolute;
        bool closed = false;
        int anchor = LUA_NOREF;
    };
    Impl impl;
};

const ObjectType ScriptTimer::kType = {"timer", kTimerKey};

// Starts the callback as a task of its own.
void ScriptTimer::Impl::gone_off() {
    const int reference = std::exchange(anchor, LUA_NOREF);
    start_callback(runtime, reference, true);
    luaL_unref(runtime.lua(), LUA_REGISTRYINDEX, reference);
}

int ScriptTimer::Impl::set(lua_State* L, int self, double when) {
    if (closed) return push_failure(L, "closed");
    if (absolute) {
        int error = alarm.set_time(when);
        if (error != 0 && collect_descriptors(L, error)) error = alarm.set_time(when);
        if (error != 0) {
            cancel();
            return push_error(L, error);
        }
    } else {
        alarm.set_delay(std::max(to_limit(when), kMillisecond));
    }
    if (anchor == LUA_NOREF) {
        lua_pushvalue(L, self);
        anchor = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    return push_true(L);
}

void ScriptTimer::Impl::cancel() {
    alarm.cancel();
    luaL_unref(runtime.lua(), LUA_REGISTRYINDEX, anchor);
    anchor = LUA_NOREF;
}

static double check_delay(lua_State* L, int arg) {
    const double delay = luaL_checknumber(L, arg);
    if (!(delay >= 0)) luaL_argerror(L, arg, "delay must be non-negative");
    return delay;
}

// Pushes a stopped timer whose callback is at `callback` and whose arguments follow.
static ScriptTimer* push_timer(lua_State* L, int callback, bool absolute) {
    const int extra = lua_gettop(L) - callback;
    check_argument_count(L, extra + 1);
    auto* timer = push_new<ScriptTimer>(L, Runtime::from(L), absolute);
    keep_callback(L, callback);
    return timer;
}

static int new_timer(lua_State* L) {
    check_function(L, 1);
    push_timer(L, 1, false);
    return 1;
}

template <bool kAbsolute>
static int start_timer(lua_State* L) {
    const double when = kAbsolute ? luaL_checknumber(L, 1) : check_delay(L, 1);
    if (when != when) luaL_argerror(L, 1, "time is not a number");
    check_function(L, 2);
    ScriptTimer* timer = push_timer(L, 2, kAbsolute);
    const int results = timer->impl.set(L, lua_gettop(L), std::max(when, 0.0));
    if (results > 1) return results;
    lua_pop(L, 1);
    return 1;
}

static int timer_set(lua_State* L) {
    auto* timer = check<ScriptTimer>(L, 1);
    const double when = check_delay(L, 2);
    return timer->impl.set(L, 1, when);
}

static int timer_cancel(lua_State* L) {
    check<ScriptTimer>(L, 1)->impl.cancel();
    return 0;
}

static int timer_close(lua_State* L) {
    auto* timer = check<ScriptTimer>(L, 1);
    timer->impl.cancel();
    timer->impl.closed = true;
    return 0;
}

static int timer_tostring(lua_State* L) {
    const auto& impl = check<ScriptTimer>(L, 1)->impl;
    lua_pushfstring(L, "timer: %s",
                    impl.closed ? "closed" : (impl.alarm.is_set() ? "set" : "stopped"));
    return 1;
}

static int now(lua_State* L) {
    timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    lua_pushnumber(L, static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9);
    return 1;
}

static int monotonic(lua_State* L) {
    lua_pushnumber(L, static_cast<double>(monotonic_now()) / 1e9);
    return 1;
}

}  // namespace eco

extern "C" int luaopen_eco_time(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kMethods[] = {
        {"set", timer_set},
        {"cancel", timer_cancel},
        {"close", timer_close},
        {nullptr, nullptr},
    };
    static const luaL_Reg kFunctions[] = {
        {"now", now},
        {"monotonic", monotonic},
        {"timer", new_timer},
        {"at", start_timer<false>},
        {"on", start_timer<true>},
        {nullptr, nullptr},
    };
    define_type(L, ScriptTimer::kType, kMethods, collect<ScriptTimer>, timer_tostring);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kEcoKey);
    lua_getfield(L, -1, "sleep");
    lua_setfield(L, -3, "sleep");
    lua_pop(L, 1);
    set_field(L, "CLOCK_REALTIME", CLOCK_REALTIME);
    set_field(L, "CLOCK_MONOTONIC", CLOCK_MONOTONIC);
    set_field(L, "TFD_TIMER_ABSTIME", TFD_TIMER_ABSTIME);
    return 1;
}
