// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include <sys/types.h>
#include <uv.h>

#include "runtime/lua.h"
#include "runtime/signals.h"
#include "runtime/wait_queue.h"

namespace eco {

class Runtime;

// A child process. Its number stands for it until it has been reaped, which nothing but poll()
// does; from then on the number may be anybody's.
class Child {
public:
    explicit Child(pid_t pid, bool leads_group = false) : pid_(pid), leads_group_(leads_group) {}

    pid_t pid() const { return pid_; }
    bool is_running() const { return state_ == State::kRunning; }
    // Looks whether it has ended, and reaps it if so.
    void poll();
    // Takes a signal to it. Returns 0 or an errno value.
    int signal(int number);
    // The same for its whole process group, if it leads one: what is left of that when the child
    // itself has ended is killed.
    int signal_group(int number);
    // This process is not its parent any more.
    void lose() { state_ = State::kLost; }
    // Pushes its number and how it ended, or nil and why not; 0 while it runs.
    int push_end(lua_State* L) const;
    // "running", "exited 3"
    void push_state(lua_State* L) const;

    WaitQueue waiters;

private:
    enum class State { kRunning, kEnded, kLost };

    const pid_t pid_;
    const bool leads_group_;
    bool ends_group_ = false;
    State state_ = State::kRunning;
    int status_ = 0;
};

// Pushes {exited = true, status = 3} or {signaled = true, status = 15} of a wait(2) status.
void push_status(lua_State* L, int status);

// The children of a runtime. Those that end are reaped when the loop hears of it, whether or not
// anybody holds or asks for them; no other child is touched.
struct Children : Object {
    static const ObjectType kType;

    explicit Children(Runtime& owner) : runtime(owner) {}
    ~Children();

    static Children& from(lua_State* L);

    // To be called before a child is made.
    void watch();
    void add(std::shared_ptr<Child> child) { running.push_back(std::move(child)); }
    // The same for one whose end is kept until waitpid asks for it.
    void add_kept(pid_t pid);
    // In a forked process: they are the parent's.
    void lose_all();
    void reap();
    // waitpid(pid) of a script.
    int wait(lua_State* L, pid_t pid);

    Runtime& runtime;
    std::vector<std::shared_ptr<Child>> running;
    std::vector<std::shared_ptr<Child>> kept;
    Handle<uv_signal_t> ends;  // hears SIGCHLD
};

}  // namespace eco
