// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/await.h"
#include "runtime/runtime.h"
#include "runtime/stream.h"

namespace eco {

// How much one attempt takes in before the other tasks get a turn.
static constexpr size_t kReadTurn = 1 << 20;
static constexpr size_t kMaxNeedle = 256;
static constexpr size_t kDefaultRead = 4096;

ssize_t Stream::receive(char* data, size_t size) {
    return backend != nullptr ? backend->receive(data, size) : receive_directly(data, size);
}

ssize_t Stream::receive_directly(char* data, size_t size) {
    Descriptor& source = *descriptor;
    if (source.drained) return -EAGAIN;
    if (is_terminal) {
        pollfd terminal = {source.fd(), POLLIN, 0};
        if (poll(&terminal, 1, 0) == 0) return -EAGAIN;
    }
    ssize_t count;
    do {
        count = is_socket ? recv(source.fd(), data, size, 0) : ::read(source.fd(), data, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return -errno;
    if (count > 0) ended = false;
    source.drained =
        is_tcp && count > 0 && static_cast<size_t>(count) < size && !source.interrupted;
    return count;
}

namespace stream {

static thread_local char shared_scratch[kScratchSize];
static thread_local bool scratch_in_use = false;

Scratch::Scratch() : data_(scratch_in_use ? new char[kScratchSize] : shared_scratch) {
    scratch_in_use = true;
}

Scratch::~Scratch() {
    if (data_ == shared_scratch) {
        scratch_in_use = false;
    } else {
        delete[] data_;
    }
}

static Stream& self_at_1(lua_State* L) { return *static_cast<Stream*>(lua_touserdata(L, 1)); }

static int push_end(lua_State* L, Stream& self) {
    self.ended = true;
    return push_failure(L, self.is_socket ? "closed" : "eof");
}

// Pushes a string that may be of any length; false if there is no memory for it. Where the loop
// makes the attempt no script could catch the error: so it is caught, in the main state.
static bool push_long(lua_State* L, std::string_view text) {
    lua_State* main = Runtime::from(L).lua();
    if (text.size() < kScratchSize || L == main) return push(L, text), true;
    struct Order {
        lua_State* to;
        std::string_view text;
    };
    static thread_local Order latest;
    latest = {L, text};
    const auto carry_out = [](lua_State* state) {
        const Order order = latest;  // a finaliser may read, too
        push(state, order.text);
        lua_xmove(state, order.to, 1);
        return 0;
    };
    if (lua_cpcall(main, carry_out, nullptr) == 0) return true;
    lua_pop(main, 1);
    return false;
}

// Pushing may collect garbage, and a finaliser may close the stream: the bytes lie apart meanwhile.
// Returns 1, or the number of results of a failure.
static int push_taken(lua_State* L, Stream& self, size_t taken, size_t consumed) {
    ReadBuffer bytes;
    bytes.swap(self.buffer);
    const bool pushed = push_long(L, bytes.view().substr(0, taken));
    if (pushed) bytes.consume(consumed);
    if (!self.closed()) self.buffer.swap(bytes);
    return pushed ? 1 : push_error(L, ENOMEM);
}

// Receives into the buffer. While that is small, through the scratch memory, so that a connection
// that waits holds its bytes and no more.
static ssize_t fill(Stream& self, size_t wanted) {
    if (self.buffer.size() < kScratchSize) {
        const Scratch scratch;
        const ssize_t count = self.receive(scratch.data(), kScratchSize);
        if (count > 0) self.buffer.append({scratch.data(), static_cast<size_t>(count)});
        return count;
    }
    const size_t room = std::clamp(wanted, kScratchSize, kReadTurn);
    char* const memory = self.buffer.reserve(room);
    if (memory == nullptr) return -ENOMEM;
    const ssize_t count = self.receive(memory, room);
    if (count > 0) self.buffer.commit(static_cast<size_t>(count));
    return count;
}

// Fills the buffer until `done` says so (it pushes results and returns their number). `ended`
// does the same at the end of the stream.
template <class Done, class Ended>
static int fill_until(lua_State* L, size_t wanted, Done done, Ended ended) {
    Stream& self = self_at_1(L);
    size_t received = 0;
    for (;;) {
        if (const int results = done(self)) return results;
        if (self.buffer.size() > kMaxString - kReadTurn) return push_error(L, EMSGSIZE);
        if (received >= kReadTurn) return kAgain;
        const ssize_t count = fill(self, wanted);
        if (count == 0) return ended(self);
        if (count == -EAGAIN) return received > 0 ? kProgress : kBlocked;
        if (count < 0) return push_error(L, static_cast<int>(-count));
        received += static_cast<size_t>(count);
    }
}

// No string is longer, though the number may be.
static size_t size_at_2(lua_State* L) {
    return static_cast<size_t>(std::min<lua_Number>(lua_tonumber(L, 2), kMaxString));
}

// ---- read(n) -----------------------------------------------------------------------------------

static int attempt_some(lua_State* L, Task&) {
    Stream& self = self_at_1(L);
    const size_t wanted = lua_isnoneornil(L, 2) ? kDefaultRead : size_at_2(L);
    if (!self.buffer.empty()) {
        const size_t taken = std::min(wanted, self.buffer.size());
        return push_taken(L, self, taken, taken);
    }
    // A connection is read ahead: the next calls then need no system call.
    const Scratch scratch;
    const size_t room = self.is_tcp ? kScratchSize : std::min(wanted, kScratchSize);
    const ssize_t count = self.receive(scratch.data(), room);
    if (count == -EAGAIN) return kBlocked;
    if (count < 0) return push_error(L, static_cast<int>(-count));
    if (count == 0 && !self.is_datagram) return push_end(L, self);
    const std::string_view received(scratch.data(), static_cast<size_t>(count));
    const std::string_view taken = received.substr(0, wanted);
    if (taken.size() < received.size()) self.buffer.append(received.substr(taken.size()));
    push(L, taken);
    return 1;
}

// ---- read('l'), read('L'), read('a') -----------------------------------------------------------

static int attempt_line(lua_State* L, bool keep_end) {
    size_t scanned = 0;
    const auto line = [&](Stream& self) {
        const std::string_view data = self.buffer.view();
        const size_t end = data.find('\n', scanned);
        scanned = data.size();
        if (end == std::string_view::npos) return 0;
        size_t size = end;
        if (keep_end) {
            ++size;
        } else if (size > 0 && data[size - 1] == '\r') {
            --size;
        }
        return push_taken(L, self, size, end + 1);
    };
    const auto rest = [&](Stream& self) {
        if (self.buffer.empty()) return push_end(L, self);
        return push_taken(L, self, self.buffer.size(), self.buffer.size());
    };
    return fill_until(L, kScratchSize, line, rest);
}

static int attempt_line_stripped(lua_State* L, Task&) { return attempt_line(L, false); }
static int attempt_line_whole(lua_State* L, Task&) { return attempt_line(L, true); }

// "" is the result only once, where nothing has told the script of the end yet.
static int attempt_all(lua_State* L, Task&) {
    const auto never = [](Stream&) { return 0; };
    const auto rest = [&](Stream& self) {
        if (self.buffer.empty() && self.ended) return push_end(L, self);
        self.ended = true;
        return push_taken(L, self, self.buffer.size(), self.buffer.size());
    };
    return fill_until(L, kReadTurn, never, rest);
}

// ---- readfull(n), peek(n), discard(n), readuntil(needle) ---------------------------------------

template <bool kConsume>
static int attempt_full(lua_State* L, Task&) {
    const size_t wanted = size_at_2(L);
    const auto enough = [&](Stream& self) {
        if (self.buffer.size() < wanted) return 0;
        return push_taken(L, self, wanted, kConsume ? wanted : 0);
    };
    return fill_until(L, wanted, enough, [&](Stream& self) { return push_end(L, self); });
}

// The count still to skip replaces the argument; index 3 keeps the result.
static int attempt_discard(lua_State* L, Task&) {
    const auto skip = [&](Stream& self) {
        const size_t skipped = std::min(size_at_2(L), self.buffer.size());
        self.buffer.consume(skipped);
        lua_pushnumber(L, lua_tonumber(L, 2) - static_cast<lua_Number>(skipped));
        lua_replace(L, 2);
        if (lua_tonumber(L, 2) > 0) return 0;
        lua_pushvalue(L, 3);
        return 1;
    };
    return fill_until(L, kScratchSize, skip, [&](Stream& self) { return push_end(L, self); });
}

static int attempt_until(lua_State* L, Task&) {
    const std::string_view needle = to_string(L, 2);
    const auto chunk = [&](Stream& self) {
        const std::string_view data = self.buffer.view();
        if (data.empty()) return 0;
        const void* match = memmem(data.data(), data.size(), needle.data(), needle.size());
        if (match != nullptr) {
            const auto before = static_cast<size_t>(static_cast<const char*>(match) - data.data());
            const int results = push_taken(L, self, before, before + needle.size());
            if (results != 1) return results;
            lua_pushboolean(L, 1);
            return 2;
        }
        const size_t safe = data.size() - partial_match(data, needle);
        return safe > 0 ? push_taken(L, self, safe, safe) : 0;
    };
    const auto rest = [&](Stream& self) {
        if (self.buffer.empty()) return push_end(L, self);
        return push_taken(L, self, self.buffer.size(), self.buffer.size());
    };
    return fill_until(L, kScratchSize, chunk, rest);
}

// ---- bindings ----------------------------------------------------------------------------------

static const Operation kReadSome = {"read", attempt_some, nullptr, true};
static const Operation kReadLine = {"read", attempt_line_stripped, nullptr, true};
static const Operation kReadLineWhole = {"read", attempt_line_whole, nullptr, true};
static const Operation kReadAll = {"read", attempt_all, nullptr, true};
static const Operation kReadFull = {"readfull", attempt_full<true>, nullptr, true};
static const Operation kReadUntil = {"readuntil", attempt_until, nullptr, true};
static const Operation kPeek = {"peek", attempt_full<false>, nullptr, true};
static const Operation kDiscard = {"discard", attempt_discard, nullptr, true};

static int await_read(lua_State* L, const Operation& operation, Stream& self, Nanoseconds limit) {
    if (self.closed()) return push_failure(L, "closed");
    const auto check_queue = self.in_order ? check_may_queue : check_alone;
    check_queue(L, *self.descriptor, self.readers(), &self);
    return await(L, operation, *self.descriptor, self.readers(), &self, limit);
}

static const Operation* check_format(lua_State* L) {
    const int type = lua_type(L, 2);
    if (type == LUA_TNUMBER) {
        if (lua_tonumber(L, 2) < 1) luaL_argerror(L, 2, "expected size must be greater than 0");
        check_integer(L, 2, 1, INT64_MAX);
        return &kReadSome;
    }
    if (type == LUA_TNONE || type == LUA_TNIL) return &kReadSome;
    if (type == LUA_TSTRING) {
        std::string_view format = to_string(L, 2);
        if (format.substr(0, 1) == "*") format.remove_prefix(1);
        if (format == "l") return &kReadLine;
        if (format == "L") return &kReadLineWhole;
        if (format == "a") return &kReadAll;
    }
    luaL_argerror(L, 2, "invalid format");
    return nullptr;
}

void check_read_format(lua_State* L) { check_format(L); }

int read(lua_State* L, Stream& self) {
    const Operation& operation = *check_format(L);
    const Nanoseconds limit = check_io_timeout(L, 3);
    return await_read(L, operation, self, limit);
}

static void check_size(lua_State* L) {
    if (luaL_checknumber(L, 2) < 1) luaL_argerror(L, 2, "size must be greater than 0");
    check_integer(L, 2, 1, INT64_C(1) << 53);
}

int read_full(lua_State* L, Stream& self) {
    check_size(L);
    return await_read(L, kReadFull, self, check_io_timeout(L, 3));
}

int peek(lua_State* L, Stream& self) {
    check_size(L);
    return await_read(L, kPeek, self, check_io_timeout(L, 3));
}

int discard(lua_State* L, Stream& self) {
    check_size(L);
    const Nanoseconds limit = check_io_timeout(L, 3);
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    return await_read(L, kDiscard, self, limit);
}

int read_until(lua_State* L, Stream& self) {
    const size_t size = check_string(L, 2).size();
    if (size < 1 || size > kMaxNeedle) luaL_argerror(L, 2, "needle must have 1 to 256 bytes");
    return await_read(L, kReadUntil, self, check_io_timeout(L, 3));
}

// ---- wait --------------------------------------------------------------------------------------

// Stack: self at 1, poll events at 2, descriptor number at 3.
static int attempt_wait(lua_State* L, Task&) {
    pollfd poll_fd = {};
    poll_fd.fd = static_cast<int>(lua_tonumber(L, 3));
    poll_fd.events = static_cast<short>(lua_tonumber(L, 2));
    const int ready = poll(&poll_fd, 1, 0);
    if (ready < 0 && errno != EINTR) return push_error(L, errno);
    if (ready <= 0) return kBlocked;
    if (poll_fd.revents & POLLNVAL) return push_error(L, EBADF);
    lua_pushboolean(L, 1);
    return 1;
}

static const Operation kWait = {"wait", attempt_wait, nullptr, true};

int wait(lua_State* L, Object& self, Descriptor& descriptor, short events, Waiter* second,
         Nanoseconds limit) {
    if (events & POLLIN) check_alone(L, descriptor, descriptor.read, &self);
    if (events & POLLOUT) check_alone(L, descriptor, descriptor.write, &self);
    if (const int error = Runtime::from(L).poller().arm(descriptor)) return push_error(L, error);
    lua_settop(L, 1);
    lua_pushnumber(L, events);
    lua_pushnumber(L, descriptor.fd());
    WaitQueue& queue = events & POLLIN ? descriptor.read : descriptor.write;
    const int results = await(L, kWait, descriptor, queue, &self, limit);
    Task* task = Scheduler::from(L).current();
    if (second != nullptr && task != nullptr && task->state == Task::State::kParked) {
        second->task = task;
        second->object = &self;
        task->second = second;
        descriptor.write.push(*second);
    }
    return results;
}

}  // namespace stream
}  // namespace eco
