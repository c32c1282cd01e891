// SPDX-License-Identifier: MIT
#include "runtime/terminal_guard.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iterator>

#include <termios.h>
#include <unistd.h>

namespace eco::terminal_guard {

// Those that end a process and can be caught. SIGINT and SIGTERM are the runtime's, if the process
// is.
static const int kDeadly[] = {SIGHUP, SIGINT,    SIGQUIT, SIGILL,  SIGTRAP, SIGABRT, SIGBUS,
                              SIGFPE, SIGSEGV,   SIGUSR2, SIGALRM, SIGTERM, SIGXCPU, SIGXFSZ,
                              SIGSYS, SIGVTALRM, SIGPROF, SIGIO,   SIGPWR};

struct Saved {
    int fd;
    termios modes;
    volatile std::sig_atomic_t number;  // counts up from 1; 0: nothing is saved
};

static Saved slots[kSlots];
static std::sig_atomic_t last_number = 0;

static bool in_background(int fd) {
    const pid_t group = tcgetpgrp(fd);
    return group >= 0 && group != getpgrp();
}

void put_back(Slot slot) {
    const Saved& saved = slots[slot];
    if (saved.number != 0 && !in_background(saved.fd)) tcsetattr(saved.fd, TCSANOW, &saved.modes);
}

void put_back_all() {
    for (std::sig_atomic_t before = last_number + 1; before > 0;) {
        int latest = -1;
        for (int slot = 0; slot < kSlots; ++slot) {
            const std::sig_atomic_t number = slots[slot].number;
            if (number == 0 || number >= before) continue;
            if (latest < 0 || number > slots[latest].number) latest = slot;
        }
        if (latest < 0) return;
        put_back(static_cast<Slot>(latest));
        before = slots[latest].number;
    }
}

// SA_RESETHAND: the signal comes again, when this returns, and does what it would have done.
static void handle(int number) {
    const int error = errno;
    put_back_all();
    raise(number);
    errno = error;
}

void watch(int number, void (*handler)(int)) {
    struct sigaction action = {};
    if (sigaction(number, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) return;
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
}

void save(Slot slot, int fd) {
    static const int registered = std::atexit(put_back_all);
    static_cast<void>(registered);
    Saved& saved = slots[slot];
    saved.number = 0;
    if (tcgetattr(fd, &saved.modes) != 0) return;
    saved.fd = fd;
    std::atomic_signal_fence(std::memory_order_release);  // a handler may run from here on
    saved.number = ++last_number;
    for (const int number : kDeadly) watch(number, handle);
}

bool saved(Slot slot) { return slots[slot].number != 0; }

void release(Slot slot) { slots[slot].number = 0; }

void forget() {
    for (Saved& slot : slots) slot.number = 0;
}

void watch_again(int number) {
    const bool deadly =
        std::find(std::begin(kDeadly), std::end(kDeadly), number) != std::end(kDeadly);
    const bool any = std::any_of(std::begin(slots), std::end(slots),
                                 [](const Saved& slot) { return slot.number != 0; });
    if (deadly && any) watch(number, handle);
}

}  // namespace eco::terminal_guard
