// SPDX-License-Identifier: MIT
#include "runtime/repl/terminal_mode.h"

#include <cerrno>
#include <csignal>

#include "runtime/terminal_guard.h"

namespace eco {

// The signal comes again, when this returns, and stops the process.
static void stop(int number) {
    const int error = errno;
    terminal_guard::put_back(terminal_guard::kPrompt);
    raise(number);
    errno = error;
}

TerminalMode::TerminalMode(int fd) : fd_(fd) { terminal_guard::watch(SIGTSTP, stop); }

TerminalMode::~TerminalMode() {
    release();
    struct sigaction action = {};
    if (sigaction(SIGTSTP, nullptr, &action) == 0 && action.sa_handler == stop) {
        std::signal(SIGTSTP, SIG_DFL);
    }
}

void TerminalMode::save() { terminal_guard::save(terminal_guard::kPrompt, fd_); }

void TerminalMode::release() { terminal_guard::release(terminal_guard::kPrompt); }

void TerminalMode::resume() { terminal_guard::watch(SIGTSTP, stop); }

}  // namespace eco
