// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/await.h"
#include "runtime/stream.h"

namespace eco {

// How much of a file one attempt sends before the other tasks get a turn.
static constexpr int64_t kSendFileTurn = 4 << 20;

ssize_t Stream::transmit(const char* data, size_t size) {
    return backend != nullptr ? backend->transmit(data, size) : transmit_directly(data, size);
}

ssize_t Stream::transmit_directly(const char* data, size_t size) {
    ssize_t count;
    do {
        count = is_socket ? send(descriptor->fd(), data, size, MSG_NOSIGNAL)
                          : ::write(descriptor->fd(), data, size);
    } while (count < 0 && errno == EINTR);
    return count < 0 ? -errno : count;
}

namespace stream {

static Stream& self_at_1(lua_State* L) { return *static_cast<Stream*>(lua_touserdata(L, 1)); }

// On top of the stack: nil, text, code. Adds how much had gone out, where the object promises it.
static int push_sent(lua_State* L, const Stream& self, size_t sent) {
    lua_pushnumber(L, static_cast<lua_Number>(sent));
    if (self.counts_first) lua_insert(L, -2);
    return 4;
}

static int push_write_error(lua_State* L, Stream& self, int error) {
    push_error(L, error);
    return push_sent(L, self, std::exchange(self.sent, 0));
}

static int push_sent_total(lua_State* L, Stream& self) {
    lua_pushnumber(L, static_cast<lua_Number>(std::exchange(self.sent, 0)));
    return 1;
}

int give_up_write(lua_State* L, Task& task, const char* why) {
    Stream& self = self_at_1(L);
    // The count belongs to the head of the queue; who is behind it has sent nothing.
    const Waiter* head = self.closed() ? nullptr : self.writers().front();
    const bool sending = head == nullptr || head->task == &task;
    if (sending && self.backend != nullptr) self.sent += self.backend->abandon();
    push_failure(L, why);
    lua_pushnil(L);
    return push_sent(L, self, sending ? std::exchange(self.sent, 0) : 0);
}

static int attempt_write(lua_State* L, Task&) {
    Stream& self = self_at_1(L);
    const std::string_view data = to_string(L, 2);
    const size_t before = self.sent;
    do {
        const ssize_t count = self.transmit(data.data() + self.sent, data.size() - self.sent);
        if (count == -EAGAIN) return self.sent > before ? kProgress : kBlocked;
        if (count < 0) return push_write_error(L, self, static_cast<int>(-count));
        self.sent += static_cast<size_t>(count);
    } while (self.sent < data.size());
    return push_sent_total(L, self);
}

static const Operation kWrite = {"write", attempt_write, give_up_write, true};

int write(lua_State* L, Stream& self, Nanoseconds limit) {
    if (self.closed()) return push_failure(L, "closed");
    if (lua_objlen(L, 2) == 0 && !self.is_datagram) {
        lua_pushnumber(L, 0);
        return 1;
    }
    return await(L, kWrite, *self.descriptor, self.writers(), &self, limit);
}

// ---- sendfile ----------------------------------------------------------------------------------

// What is being sent: lies on the stack of the sender, at 2.
struct FileCursor : Object {
    static const ObjectType kType;

    ~FileCursor() { close(); }
    void close() {
        if (fd >= 0) ::close(std::exchange(fd, -1));
    }

    int fd = -1;
    off_t offset = 0;
    int64_t remaining = 0;
    bool copies = false;  // the kernel cannot send this kind of file by itself
};

const ObjectType FileCursor::kType = {"file", kFileKey};

static ssize_t copy_some(Stream& self, FileCursor& file, size_t size) {
    const Scratch scratch;
    const ssize_t count = pread(file.fd, scratch.data(), std::min(size, kScratchSize), file.offset);
    if (count <= 0) return count < 0 ? -errno : 0;
    const ssize_t sent = self.transmit(scratch.data(), static_cast<size_t>(count));
    if (sent > 0) file.offset += sent;
    return sent;
}

static ssize_t send_some(Stream& self, FileCursor& file, size_t size) {
    if (file.copies) return copy_some(self, file, size);
    ssize_t count;
    do {
        count = ::sendfile(self.fd(), file.fd, &file.offset, size);
    } while (count < 0 && errno == EINTR);
    if (count >= 0) return count;
    if (errno != EINVAL && errno != ENOSYS) return -errno;
    file.copies = true;
    return copy_some(self, file, size);
}

static int attempt_send_file(lua_State* L, Task&) {
    Stream& self = self_at_1(L);
    FileCursor& file = *to<FileCursor>(L, 2);
    int64_t budget = kSendFileTurn;
    while (file.remaining > 0) {
        if (budget <= 0) return kAgain;
        const ssize_t count =
            send_some(self, file, static_cast<size_t>(std::min(file.remaining, budget)));
        if (count == -EAGAIN) return budget < kSendFileTurn ? kProgress : kBlocked;
        if (count < 0) {
            file.close();
            return push_write_error(L, self, static_cast<int>(-count));
        }
        if (count == 0) break;
        self.sent += static_cast<size_t>(count);
        file.remaining -= count;
        budget -= count;
    }
    file.close();
    return push_sent_total(L, self);
}

static int give_up_send_file(lua_State* L, Task& task, const char* why) {
    to<FileCursor>(L, 2)->close();
    return give_up_write(L, task, why);
}

static const Operation kSendFile = {"sendfile", attempt_send_file, give_up_send_file, true};

int send_file(lua_State* L, Stream& self, const char* path, int64_t offset, int64_t length,
              Nanoseconds limit) {
    auto* file = push_new<FileCursor>(L);  // may collect garbage, and that may close anything
    const auto open_file = [path] {
        return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    };
    file->fd = open_descriptor(L, open_file);
    const int error = errno;
    if (self.closed()) return push_failure(L, "closed");
    if (file->fd < 0) return push_error(L, error);
    file->offset = offset;
    file->remaining = length < 0 ? INT64_MAX : length;
    lua_insert(L, 2);
    lua_settop(L, 2);
    return await(L, kSendFile, *self.descriptor, self.descriptor->write, &self, limit);
}

void define_sendfile_type(lua_State* L) {
    static const luaL_Reg kNoMethods[] = {{nullptr, nullptr}};
    define_type(L, FileCursor::kType, kNoMethods, collect<FileCursor>, collect<FileCursor>);
}

}  // namespace stream
}  // namespace eco
