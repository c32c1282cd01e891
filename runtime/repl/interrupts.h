// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>

#include "runtime/poller.h"

struct lua_State;

namespace eco {

class Runtime;

// SIGINT for the prompt. The loop hears of it as of any descriptor. If the last one has not been
// heard of yet, some Lua code keeps the loop from running: then that code gets an error, through
// lua_sethook, which a signal handler may call. One for a process.
class Interrupts final : private Poller::Listener {
public:
    class Owner {
    public:
        virtual void on_interrupt() = 0;

    protected:
        ~Owner() = default;
    };

    Interrupts(Runtime& runtime, Owner& owner);
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    // Tells the owner of one that has come, before the loop would.
    void hear();

private:
    void on_readable() override { hear(); }

    Runtime& runtime_;
    Owner& owner_;
    int event_;
    struct sigaction previous_ = {};
};

}  // namespace eco
