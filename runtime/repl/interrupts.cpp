// SPDX-License-Identifier: MIT
#include "runtime/repl/interrupts.h"

#include <cerrno>

#include <sys/eventfd.h>
#include <unistd.h>
#include <lua.hpp>

#include "runtime/exhaustion.h"
#include "runtime/runtime.h"
#include "runtime/signals.h"

namespace eco {

static lua_State* state = nullptr;
static int event = -1;
static volatile std::sig_atomic_t pending = 0;

static void raise_interrupted(lua_State* L, lua_Debug*) {
    lua_sethook(state, nullptr, 0, 0);
    luaL_error(L, "interrupted");
}

static void handle(int) {
    const int saved = errno;
    if (pending != 0) {
        lua_sethook(state, raise_interrupted, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
    }
    pending = 1;
    eventfd_write(event, 1);
    errno = saved;
}

Interrupts::Interrupts(Runtime& runtime, Owner& owner)
    : runtime_(runtime), owner_(owner), event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    need("eventfd", event_ < 0 ? errno : 0);
    need("epoll_ctl", runtime_.poller().listen(event_, *this));
    runtime_.signals().take(SIGINT);
    state = runtime_.lua();
    event = event_;
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &previous_);
}

Interrupts::~Interrupts() {
    sigaction(SIGINT, &previous_, nullptr);
    runtime_.poller().unlisten(event_);
    close(event_);
}

void Interrupts::hear() {
    eventfd_t count;
    if (eventfd_read(event_, &count) != 0) return;  // there was none
    pending = 0;
    lua_sethook(state, nullptr, 0, 0);
    owner_.on_interrupt();
}

}  // namespace eco
