// SPDX-License-Identifier: MIT
#include "modules/termios/drain.h"

#include <algorithm>
#include <cerrno>

#include "modules/termios/attributes.h"
#include "modules/termios/serial.h"
#include "modules/termios/termios.h"
#include "runtime/await.h"
#include "runtime/poller.h"
#include "runtime/runtime.h"

namespace eco {

int has_output(int fd) {
    int count = 0;
    if (ioctl(fd, TIOCOUTQ, &count) != 0) return -errno;
    if (count > 0) return 1;
    // The queue is the kernel's; a UART keeps some bytes of its own. Other devices cannot tell.
    unsigned int status = 0;
    return ioctl(fd, TIOCSERGETLSR, &status) == 0 && (status & TIOCSER_TEMT) == 0 ? 1 : 0;
}

namespace {

// A character at 9600 baud takes one.
constexpr uint32_t kCheckMilliseconds = 2;
constexpr double kShortestBreak = 0.25;  // tcsendbreak(3)
constexpr double kLongestBreak = 3600;

// A call that waits; it lies on the stack of the caller, on top of the arguments.
struct Drain : Object {
    static const ObjectType kType;
    explicit Drain(DescriptorRef ref) : descriptor(std::move(ref)) {}

    DescriptorRef descriptor;
    WaitQueue alone;  // where a descriptor's waiter waits; a Serial has a queue
    Nanoseconds break_length = 0;
    Nanoseconds break_ends = 0;  // 0: it has not begun
    bool flush = false;
};

const ObjectType Drain::kType = {"drain", kDrainKey};
constexpr int kDrainIndex = 4;

Drain& drain_of(lua_State* L) { return *static_cast<Drain*>(lua_touserdata(L, kDrainIndex)); }

// Results if the call is over without its work, kBlocked if it has to wait, and -3 if all has left.
constexpr int kDrained = -3;

int attempt_drain(lua_State* L, Task& task) {
    const Drain& drain = drain_of(L);
    if (drain.descriptor->fd() < 0) return push_failure(L, "canceled");
    const int output = has_output(drain.descriptor->fd());
    if (output < 0) return push_error(L, -output);
    if (output == 0) return kDrained;
    task.retry_ms = kCheckMilliseconds;
    return kBlocked;
}

int attempt_tcdrain(lua_State* L, Task& task) {
    const int outcome = attempt_drain(L, task);
    return outcome == kDrained ? push_true(L) : outcome;
}

int attempt_set(lua_State* L, Task& task) {
    const int outcome = attempt_drain(L, task);
    if (outcome != kDrained) return outcome;
    const Drain& drain = drain_of(L);
    const int fd = drain.descriptor->fd();
    if (drain.flush) {
        const int error = flush({fd, to<Serial>(L, 1)}, TCIFLUSH);
        if (error != 0) return push_error(L, error);
    }
    return set_now(L, fd, attributes_at(L, 3));
}

void end_break(lua_State* L) {
    Drain& drain = drain_of(L);
    if (drain.break_ends == 0 || drain.descriptor->fd() < 0) return;
    drain.break_ends = 0;
    ioctl(drain.descriptor->fd(), TIOCCBRK);
}

int retry_after(Task& task, Nanoseconds left) {
    task.retry_ms = static_cast<uint32_t>(std::max(left / kMillisecond, INT64_C(1)));
    return kBlocked;
}

int attempt_break(lua_State* L, Task& task) {
    Drain& drain = drain_of(L);
    if (drain.break_ends != 0 && drain.descriptor->fd() >= 0) {
        const Nanoseconds left = drain.break_ends - monotonic_now();
        if (left <= 0) {
            end_break(L);
            return push_true(L);
        }
        return retry_after(task, left);
    }
    const int outcome = attempt_drain(L, task);
    if (outcome != kDrained) return outcome;
    if (ioctl(drain.descriptor->fd(), TIOCSBRK) != 0) return push_error(L, errno);
    drain.break_ends = monotonic_now() + drain.break_length;
    return retry_after(task, drain.break_length);
}

int give_up_break(lua_State* L, Task&, const char* why) {
    end_break(L);
    return push_failure(L, why);
}

const Operation kDrainOutput = {"tcdrain", attempt_tcdrain, nullptr, true};
const Operation kSetDrained = {"tcsetattr", attempt_set, nullptr, true};
const Operation kSendBreak = {"tcsendbreak", attempt_break, give_up_break, true};

Drain* push_drain(lua_State* L, const Terminal& terminal) {
    lua_settop(L, kDrainIndex - 1);
    return push_new<Drain>(L, Runtime::from(L).poller().share(terminal.fd));
}

int wait(lua_State* L, const Operation& operation, const Terminal& terminal, Nanoseconds limit) {
    Drain& drain = drain_of(L);
    WaitQueue& queue = terminal.serial != nullptr ? terminal.serial->draining : drain.alone;
    return await(L, operation, *drain.descriptor, queue, &drain, limit);
}

// Pushes why there is nothing to wait for: false if there is something.
bool refuse(lua_State* L, const Terminal& terminal, int* results) {
    if (terminal.closed()) {
        *results = push_closed(L);
        return true;
    }
    // Sockets know the request for what has not left, too.
    const int error = Attributes().load(terminal.fd);
    if (error != 0) *results = push_error(L, error);
    return error != 0;
}

}  // namespace

int tcdrain_terminal(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    const Nanoseconds limit = check_io_timeout(L, 2);
    int results = 0;
    if (refuse(L, terminal, &results)) return results;
    push_drain(L, terminal);
    return wait(L, kDrainOutput, terminal, limit);
}

int send_break(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    const double seconds = luaL_optnumber(L, 2, kShortestBreak);
    if (!(seconds >= 0 && seconds <= kLongestBreak)) luaL_argerror(L, 2, "out of range [0, 3600]");
    int results = 0;
    if (refuse(L, terminal, &results)) return results;
    push_drain(L, terminal)->break_length = to_limit(seconds > 0 ? seconds : kShortestBreak);
    return wait(L, kSendBreak, terminal, kNoLimit);
}

int set_when_drained(lua_State* L, bool flush) {
    const Terminal terminal = check_terminal(L, 1);
    int results = 0;
    if (refuse(L, terminal, &results)) return results;
    push_drain(L, terminal)->flush = flush;
    return wait(L, kSetDrained, terminal, kNoLimit);
}

void define_drain_type(lua_State* L) {
    static const luaL_Reg kMethods[] = {{nullptr, nullptr}};
    define_type(L, Drain::kType, kMethods, collect<Drain>, collect<Drain>);
}

}  // namespace eco
