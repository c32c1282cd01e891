// SPDX-License-Identifier: MIT
//
// What eco.sys.exec is composed of (stdlib/eco/sys.lua): a child and the pipes to it.
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "modules/sys/children.h"
#include "modules/sys/command.h"
#include "modules/sys/pipe.h"
#include "modules/sys/sys.h"
#include "runtime/await.h"
#include "runtime/runtime.h"

namespace eco {

// A child that a script holds. The runtime reaps it also when nobody does.
struct ChildHandle : Object {
    static const ObjectType kType;
    std::shared_ptr<Child> child;
};

const ObjectType ChildHandle::kType = {"child", kChildKey};

// ---- waiting, signalling -----------------------------------------------------------------------

static ChildHandle& handle_at_1(lua_State* L) {
    return *static_cast<ChildHandle*>(lua_touserdata(L, 1));
}

static int attempt_wait(lua_State* L, Task&) {
    const int results = handle_at_1(L).child->push_end(L);
    return results > 0 ? results : static_cast<int>(kBlocked);
}

static const Operation kWaitChild = {"wait", attempt_wait, nullptr, true};

// child:wait([timeout[, undisturbed]]): cancel() does not end a wait that is undisturbed.
static int child_wait(lua_State* L) {
    auto* self = check<ChildHandle>(L, 1);
    const Nanoseconds limit = check_io_timeout(L, 2);
    Scheduler& scheduler = Scheduler::from(L);
    self->child->poll();
    if (const int results = self->child->push_end(L)) return results;
    scheduler.check_can_wait(L);
    const void* object = lua_toboolean(L, 3) != 0 ? nullptr : self;
    return scheduler.park(L, kWaitChild, &self->child->waiters, object, limit);
}

static Waiter* find_waiter(const WaitQueue& queue, const void* object) {
    Waiter* waiter = queue.front();
    while (waiter != nullptr && waiter->object != object) waiter = waiter->next;
    return waiter;
}

// child:cancel(): whoever waits gets nil, "canceled".
static int child_cancel(lua_State* L) {
    auto* self = check<ChildHandle>(L, 1);
    Scheduler& scheduler = Scheduler::from(L);
    while (Waiter* waiter = find_waiter(self->child->waiters, self)) {
        scheduler.fail(*waiter->task, "canceled");
    }
    return 0;
}

// child:signal(number), child:signal_group(number)
template <int (Child::*kSend)(int)>
static int child_signal(lua_State* L) {
    auto* self = check<ChildHandle>(L, 1);
    const int number = check_int(L, 2);
    if (const int error = (*self->child.*kSend)(number)) return push_error(L, error);
    return push_true(L);
}

static int child_running(lua_State* L) {
    auto* self = check<ChildHandle>(L, 1);
    self->child->poll();
    lua_pushboolean(L, self->child->is_running());
    return 1;
}

static int child_tostring(lua_State* L) {
    auto* self = check<ChildHandle>(L, 1);
    self->child->poll();
    lua_pushfstring(L, "proc: %d ", static_cast<int>(self->child->pid()));
    self->child->push_state(L);
    lua_concat(L, 2);
    return 1;
}

// ---- starting ----------------------------------------------------------------------------------

// A descriptor until it is given away.
class OwnedFd {
public:
    OwnedFd() = default;
    ~OwnedFd() { reset(); }
    OwnedFd(const OwnedFd&) = delete;
    OwnedFd& operator=(const OwnedFd&) = delete;

    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }
    void reset(int fd = -1) {
        if (fd_ >= 0) close(fd_);
        fd_ = fd;
    }

private:
    int fd_ = -1;
};

// One of the child's standard streams: its end, and ours if it is a pipe.
struct Redirection {
    OwnedFd child;
    OwnedFd ours;
};

static int make_pipe(bool to_child, Redirection* redirection) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    redirection->child.reset(ends[to_child ? 0 : 1]);
    redirection->ours.reset(ends[to_child ? 1 : 0]);
    const int ours = redirection->ours.get();
    return fcntl(ours, F_SETFL, fcntl(ours, F_GETFL) | O_NONBLOCK) == 0 ? 0 : errno;
}

// What a stream is to be, at the top of the stack: "inherit", "pipe", "null", "merge" or a
// descriptor.
static int redirect(lua_State* L, int stream, Command* command, Redirection* redirection) {
    int& target = command->streams[stream];
    if (lua_type(L, -1) == LUA_TNUMBER) {
        target = static_cast<int>(lua_tonumber(L, -1));
        return fcntl(target, F_GETFD) < 0 ? errno : 0;
    }
    const std::string_view how = to_string(L, -1);
    if (how == "merge") {
        const int out = command->streams[STDOUT_FILENO];
        target = out == Command::kInherit ? STDOUT_FILENO : out;
    } else if (how == "null") {
        redirection->child.reset(open("/dev/null", O_RDWR | O_CLOEXEC));
        if (redirection->child.get() < 0) return errno;
        target = redirection->child.get();
    } else if (how == "pipe") {
        if (const int error = make_pipe(stream == STDIN_FILENO, redirection)) return error;
        target = redirection->child.get();
    }
    return 0;
}

static std::vector<std::string> to_strings(lua_State* L, int index) {
    std::vector<std::string> strings;
    for (int i = 1; i <= static_cast<int>(lua_objlen(L, index)); ++i) {
        lua_rawgeti(L, index, i);
        strings.emplace_back(to_string(L, -1));
        lua_pop(L, 1);
    }
    return strings;
}

template <class T>
static void get_number(lua_State* L, const char* name, std::optional<T>* value) {
    lua_getfield(L, 4, name);
    if (lua_isnumber(L, -1)) *value = static_cast<T>(lua_tonumber(L, -1));
    lua_pop(L, 1);
}

static void get_command(lua_State* L, Command* command) {
    command->paths = to_strings(L, 1);
    command->arguments = to_strings(L, 2);
    if (lua_istable(L, 3)) command->environment = to_strings(L, 3);
    lua_getfield(L, 4, "cwd");
    if (lua_isstring(L, -1)) command->directory = to_string(L, -1);
    lua_pop(L, 1);
    get_number(L, "uid", &command->user);
    get_number(L, "gid", &command->group);
    get_number(L, "pgid", &command->process_group);
}

static int redirect_all(lua_State* L, Command* command, Redirection* redirections) {
    static const char* const kStreams[] = {"stdin", "stdout", "stderr"};
    for (int i = 0; i < 3; ++i) {
        lua_getfield(L, 4, kStreams[i]);
        const int error = redirect(L, i, command, &redirections[i]);
        lua_pop(L, 1);
        if (error != 0) return error;
    }
    return 0;
}

// The second half of launch(): objects to be filled lie on the stack. Returns an errno value.
static int start(lua_State* L, ChildHandle* handle, Pipe* const* pipes) {
    Children& children = Children::from(L);
    Command command;
    Redirection redirections[3];
    get_command(L, &command);
    if (const int error = redirect_all(L, &command, redirections)) return error;
    children.watch();
    pid_t pid = 0;
    if (const int error = command.start(&pid)) return error;
    handle->child = std::make_shared<Child>(pid, command.process_group == pid_t{0});
    children.add(handle->child);
    for (int i = 0; i < 3; ++i) {
        if (redirections[i].ours.get() >= 0) pipes[i]->adopt(L, redirections[i].ours.release());
    }
    return 0;
}

// launch(paths, arguments, environment or nil, options): a child, its number, and the three pipes
// (closed where the stream is none), or nil, text, code. Expects arguments that have been checked.
static int launch(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_argcheck(L, lua_objlen(L, 2) > 0, 2, "a program expected");
    luaL_checktype(L, 4, LUA_TTABLE);
    if (Runtime::from(L).closing()) return push_failure(L, "closed");
    lua_settop(L, 4);
    auto* handle = push_new<ChildHandle>(L);
    lua_pushnil(L);
    Pipe* const pipes[3] = {push_new<Pipe>(L), push_new<Pipe>(L), push_new<Pipe>(L)};
    int error = start(L, handle, pipes);
    if (error != 0 && collect_descriptors(L, error)) error = start(L, handle, pipes);
    if (error != 0) return push_error(L, error);
    lua_pushnumber(L, handle->child->pid());
    lua_replace(L, 6);
    return 5;
}

// in_foreground(): whether the terminal, if there is one, gives its input and signals to this
// process.
static int in_foreground(lua_State* L) {
    OwnedFd terminal;
    terminal.reset(open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC));
    lua_pushboolean(L, terminal.get() >= 0 && tcgetpgrp(terminal.get()) == getpgrp());
    return 1;
}

void add_launch(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"wait", child_wait},
        {"cancel", child_cancel},
        {"signal", child_signal<&Child::signal>},
        {"signal_group", child_signal<&Child::signal_group>},
        {"running", child_running},
        {nullptr, nullptr},
    };
    static const luaL_Reg kFunctions[] = {
        {"launch", launch}, {"in_foreground", in_foreground}, {nullptr, nullptr}};
    define_pipe(L);
    define_type(L, ChildHandle::kType, kMethods, collect<ChildHandle>, child_tostring);
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
