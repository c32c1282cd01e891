// SPDX-License-Identifier: MIT
#include "runtime/repl/terminal_mode.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <termios.h>
#include <unistd.h>

namespace eco {

// SIGINT and SIGTERM end the loop in order, or are the prompt's.
static const int kDeadly[] = {SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS};

static int terminal = -1;
static termios modes;
static volatile std::sig_atomic_t saved = 0;

static void put_back() {
    if (saved != 0) tcsetattr(terminal, TCSANOW, &modes);
}

// SA_RESETHAND: the signal comes again, when this returns, and does what it would have done.
static void handle(int number) {
    const int error = errno;
    put_back();
    raise(number);
    errno = error;
}

static void watch(int number) {
    struct sigaction action = {};
    if (sigaction(number, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) return;
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
}

static void unwatch(int number) {
    struct sigaction action = {};
    if (sigaction(number, nullptr, &action) == 0 && action.sa_handler == handle) {
        std::signal(number, SIG_DFL);
    }
}

TerminalMode::TerminalMode(int fd) {
    terminal = fd;
    static const int registered = std::atexit(put_back);
    static_cast<void>(registered);
    for (const int number : kDeadly) watch(number);
    watch(SIGTSTP);
}

TerminalMode::~TerminalMode() {
    release();
    for (const int number : kDeadly) unwatch(number);
    unwatch(SIGTSTP);
}

void TerminalMode::save() { saved = tcgetattr(terminal, &modes) == 0; }

void TerminalMode::release() { saved = 0; }

void TerminalMode::resume() { watch(SIGTSTP); }

}  // namespace eco
