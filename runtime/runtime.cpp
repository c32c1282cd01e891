// SPDX-License-Identifier: MIT
#include "runtime/runtime.h"

#include <algorithm>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

#include "runtime/check.h"
#include "runtime/exhaustion.h"
#include "runtime/poller.h"
#include "runtime/preload.h"
#include "runtime/report.h"
#include "runtime/scheduler.h"
#include "runtime/signals.h"

namespace eco {

// The libuv loop is a descriptor in our set: it gets a turn when it has something to do.
class Runtime::UvListener final : public Poller::Listener {
public:
    explicit UvListener(Runtime& runtime) : runtime_(runtime) {}
    void on_readable() override { runtime_.uv_due_ = true; }

private:
    Runtime& runtime_;
};

struct RuntimePointer {
    Runtime* runtime;
};

Runtime& Runtime::from(lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kRuntimeKey);
    Runtime* runtime = static_cast<RuntimePointer*>(lua_touserdata(L, -1))->runtime;
    lua_pop(L, 1);
    return *runtime;
}

// Whether the error on top is LuaJIT's own for that, also if it was caught and raised again.
static bool is_want_of_memory(lua_State* L) {
    return lua_type(L, -1) == LUA_TSTRING && to_string(L, -1) == "not enough memory";
}

// An error that no script can catch: in what the loop does for a task that waits. It is want of
// memory, or what a finaliser raises when the collector happens to run then.
static int panic(lua_State* L) {
    if (is_want_of_memory(L)) end_without_memory();
    // The collector is amidst its work: no Lua, and so no panic hook, can run any more.
    const char* text = lua_tostring(L, -1);
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", text != nullptr ? text : "error in a finaliser");
    Runtime::from(L).leave(1);
}

// The compiler of LuaJIT 2.1.0-beta3 makes wrong code there. What asks for it gets it (-jon).
static bool is_compiler_wrong() {
#if defined(__aarch64__) || defined(__mips__)
    return std::strcmp(LUAJIT_VERSION, "LuaJIT 2.1.0-beta3") == 0;
#else
    return false;
#endif
}

static lua_State* make_state() {
    lua_State* L = luaL_newstate();
    if (L == nullptr) end_without_memory();
    lua_atpanic(L, panic);
    return L;
}

Runtime::Runtime(const Settings& settings)
    : lua_(make_state()), poller_(std::make_unique<Poller>(*this)) {
    auto* pointer = static_cast<RuntimePointer*>(lua_newuserdata(lua_, sizeof(RuntimePointer)));
    pointer->runtime = this;
    lua_rawseti(lua_, LUA_REGISTRYINDEX, kRuntimeKey);
    scheduler_ = std::make_unique<Scheduler>(*this, lua_);
    signals_ = std::make_unique<Signals>(*this);
    if (settings.own_process) {
        // Ignored, children would end without a status; whoever started eco may have asked for it.
        std::signal(SIGCHLD, SIG_DFL);
        signals_->own();
    }
    open_libraries();
}

Runtime::~Runtime() {
    closing_ = true;
    scheduler_->drop_all();
    lua_close(lua_);
    attachments_.clear();
    signals_.reset();
    if (uv_) {
        uv_run(uv_.get(), UV_RUN_DEFAULT);  // closed handles, and jobs that have begun
        poller_->unlisten(uv_backend_fd(uv_.get()));
        CHECK(uv_loop_close(uv_.get()) == 0, "the libuv loop is still in use");
    }
    restore_flags();
}

void Runtime::open_libraries() {
    lua_gc(lua_, LUA_GCSTOP, 0);
    errno = 0;
    const int status = lua_cpcall(lua_, boot, nullptr);
    if (is_compiler_wrong()) luaJIT_setmode(lua_, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
    if (status != 0 && is_want_of_memory(lua_)) end_without_memory();
    CHECK(status == 0, lua_tostring(lua_, -1));
    lua_gc(lua_, LUA_GCRESTART, -1);  // as luajit does: not at once
}

// libuv aborts without a word where it gets no pipe for its signals.
static void check_pipes() {
    int ends[2];
    need("pipe2", pipe2(ends, O_CLOEXEC) != 0 ? errno : 0);
    close(ends[0]);
    close(ends[1]);
}

uv_loop_s* Runtime::uv() {
    if (!uv_) {
        check_pipes();
        uv_ = std::make_unique<uv_loop_s>();
        need("uv_loop_init", uv_loop_init(uv_.get()));
        listen_to_uv();
    }
    uv_due_ = true;
    return uv_.get();
}

void Runtime::listen_to_uv() {
    if (!uv_listener_) uv_listener_ = std::make_unique<UvListener>(*this);
    need("epoll_ctl", poller_->listen(uv_backend_fd(uv_.get()), *uv_listener_));
    uv_due_ = true;
}

// ---- starting ----------------------------------------------------------------------------------

// Pushes one of the functions that only the embedded files see, or a field of the core table.
static void push_field(lua_State* L, RegistryKey table, const char* name) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, table);
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
}

// Calls a function of stdlib/eco/boot/script.lua, which pushes one value, or nil and why not.
bool Runtime::call_loader(const char* loader, std::initializer_list<std::string_view> arguments) {
    push_field(lua_, kInternalKey, loader);
    for (const std::string_view argument : arguments) push(lua_, argument);
    if (lua_pcall(lua_, static_cast<int>(arguments.size()), 2, 0) != 0) {
        error_ = error_text(lua_, lua_, -1);
        lua_pop(lua_, 1);
        return false;
    }
    if (!lua_toboolean(lua_, -2)) {
        error_ = to_string(lua_, -1);
        lua_pop(lua_, 2);
        return false;
    }
    lua_pop(lua_, 1);
    return true;
}

// Starts the function below the `values` on top, which get the arguments behind them.
bool Runtime::start_loaded(int values, const std::vector<std::string>& arguments) {
    if (values + arguments.size() > kMaxArguments) {
        lua_pop(lua_, values + 1);
        error_ = "too many arguments (limit is " + std::to_string(kMaxArguments) + ")";
        return false;
    }
    lua_checkstack(lua_, static_cast<int>(arguments.size()) + 1);
    for (const std::string& argument : arguments) push(lua_, argument);
    scheduler_->start_later(lua_, values + static_cast<int>(arguments.size()));
    lua_pop(lua_, 1);
    return true;
}

bool Runtime::start_file(const std::string& name, const std::vector<std::string>& arguments) {
    if (!call_loader("load_script", {name})) return false;
    return start_loaded(0, arguments);
}

bool Runtime::start_string(const std::string& code, const std::string& chunk_name,
                           const std::vector<std::string>& arguments) {
    if (!call_loader("load_string", {code, chunk_name})) return false;
    return start_loaded(0, arguments);
}

static void push_list(lua_State* L, const std::vector<std::string>& list) {
    lua_createtable(L, static_cast<int>(list.size()), 0);
    for (size_t i = 0; i < list.size(); ++i) {
        push(L, list[i]);
        lua_rawseti(L, -2, static_cast<int>(i) + 1);
    }
}

// Pushes the main chunk, or nil if the program has none.
bool Runtime::load_main(const Program& program) {
    if (program.bundle) return call_loader("load_tool", {"bundle", *program.bundle});
    if (program.tool) return call_loader("load_tool", {*program.tool});
    if (program.script) return call_loader("load_script", {*program.script});
    lua_pushnil(lua_);
    return true;
}

bool Runtime::start_program(const Program& program) {
    if (!load_main(program)) return false;
    push_field(lua_, kInternalKey, "program");
    push_list(lua_, program.modules);
    push_list(lua_, program.pieces);
    lua_pushboolean(lua_, program.prompt);
    lua_pushvalue(lua_, -5);
    lua_remove(lua_, -6);
    return start_loaded(4, program.arguments);
}

bool Runtime::jit_command(const std::string& command) {
    if (!call_loader("jit_command", {command})) return false;
    lua_pop(lua_, 1);
    return true;
}

bool Runtime::write_types(const std::string& directory) {
    if (!call_loader("write_types", {directory})) return false;
    lua_pop(lua_, 1);
    return true;
}

// ---- the loop ----------------------------------------------------------------------------------

int Runtime::run() {
    stopping_ = false;
    status_ = 0;
    while (!stopping_) {
        scheduler_->run_ready();
        if (stopping_) break;
        if (!scheduler_->can_be_woken()) {
            if (scheduler_->count() == 0) break;
            report_deadlock();
        } else {
            wait();
        }
    }
    scheduler_->drop_all();
    return status_;
}

void Runtime::stop(int status) {
    if (stopping_) return;
    stopping_ = true;
    status_ = status;
}

static int to_milliseconds(Nanoseconds duration) {
    if (duration <= 0) return 0;
    const Nanoseconds rounded_up = (duration + kMillisecond - 1) / kMillisecond;
    return static_cast<int>(std::min<Nanoseconds>(rounded_up, INT_MAX));
}

void Runtime::wait() {
    if (uv_due_) turn_uv();
    int timeout = -1;
    TimerHeap& timers = scheduler_->timers();
    if (scheduler_->has_ready() || stopping_) {
        timeout = 0;
    } else if (!timers.empty()) {
        timeout = to_milliseconds(timers.next() - monotonic_now());
    }
    if (uv_) {
        const int uv_timeout = uv_backend_timeout(uv_.get());
        if (uv_timeout >= 0 && (timeout < 0 || uv_timeout < timeout)) timeout = uv_timeout;
        if (uv_timeout == 0) uv_due_ = true;
    }
    // What a script has printed is seen while it waits, also in a file or a pipe.
    if (timeout != 0) std::fflush(stdout);
    poller_->wait(timeout);
    if (uv_due_) turn_uv();
    if (!timers.empty()) scheduler_->fire_timers();
}

void Runtime::turn_uv() {
    uv_due_ = false;
    uv_run(uv_.get(), UV_RUN_NOWAIT);
}

void Runtime::report_deadlock() {
    std::fputs("eco: deadlock: nothing can wake these tasks\n", stderr);
    std::fputs(dump(lua_, *scheduler_).c_str(), stderr);
    stop(1);
}

// ---- errors ------------------------------------------------------------------------------------

// Makes `reference` refer to the value at `arg`; to nothing if that is nil.
static void replace_reference(lua_State* L, int* reference, int arg) {
    luaL_unref(L, LUA_REGISTRYINDEX, *reference);
    *reference = LUA_NOREF;
    if (lua_isnil(L, arg)) return;
    lua_pushvalue(L, arg);
    *reference = luaL_ref(L, LUA_REGISTRYINDEX);
}

void Runtime::set_panic_hook(lua_State* L, int arg) { replace_reference(L, &panic_hook_, arg); }

void Runtime::set_survivor(lua_State* L, int arg) { replace_reference(L, &survivor_, arg); }

// A mistyped name is told together with the nearest one there is.
std::string Runtime::with_suggestion(const std::string& traceback) const {
    push_field(lua_, kInternalKey, "suggest");
    push(lua_, traceback);
    const bool ok = lua_pcall(lua_, 1, 1, 0) == 0 && lua_type(lua_, -1) == LUA_TSTRING;
    std::string text = ok ? std::string(to_string(lua_, -1)) : traceback;
    lua_pop(lua_, 1);
    return text;
}

void Runtime::fail(const std::string& traceback, const std::string& resumed_from) {
    if (survivor_ == LUA_NOREF) {
        report(with_suggestion(traceback), resumed_from);
        return stop(1);
    }
    lua_rawgeti(lua_, LUA_REGISTRYINDEX, survivor_);
    push(lua_, traceback);
    if (lua_pcall(lua_, 1, 0, 0) != 0) lua_pop(lua_, 1);
}

// Pushes the hook and its arguments; false if there is none. eco.panic_hook is the older name.
static bool push_hook(lua_State* L, int hook, const std::string& traceback,
                      const std::string& resumed_from, int* arguments) {
    if (hook != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, hook);
        push(L, traceback);
        push(L, resumed_from);
        *arguments = 2;
        return true;
    }
    push_field(L, kEcoKey, "panic_hook");
    if (!lua_isfunction(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    push(L, traceback + "\n" + resumed_from);
    *arguments = 1;
    return true;
}

void Runtime::report(const std::string& traceback, const std::string& resumed_from) {
    std::string text = traceback + "\n";
    // The loop itself, which resumed most tasks, has no stack.
    const bool has_frames = resumed_from.find('\n') != std::string::npos;
    if (has_frames) text += "resumed by " + resumed_from + "\n";
    int arguments = 0;
    if (push_hook(lua_, panic_hook_, traceback, resumed_from, &arguments)) {
        if (lua_pcall(lua_, arguments, 0, 0) == 0) return;
        text += "error in the panic hook: " + error_text(lua_, lua_, -1) + "\n";
        lua_pop(lua_, 1);
    }
    std::fflush(stdout);
    std::fputs(text.c_str(), stderr);
}

void Runtime::attach(std::unique_ptr<Attachment> attachment) {
    attachments_.push_back(std::move(attachment));
}

void Runtime::set_nonblocking(int fd) {
    const int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || (flags & O_NONBLOCK) != 0) return;
    if (fd <= 2) saved_flags_.emplace_back(fd, flags);
    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

void Runtime::restore_flags(int fd) {
    for (auto& [saved, flags] : saved_flags_) {
        if (saved != fd) continue;
        fcntl(fd, F_SETFL, flags);
        saved = -1;
    }
}

void Runtime::restore_flags() {
    for (const auto& [fd, flags] : saved_flags_) fcntl(fd, F_SETFL, flags);
    saved_flags_.clear();
}

}  // namespace eco
