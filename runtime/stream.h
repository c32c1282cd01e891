// SPDX-License-Identifier: MIT
//
// What reader, writer and socket objects have in common: a descriptor, the bytes that were received
// and not yet asked for, and the calls that move bytes.
//
// The calls below are the second half of a binding: `self` is the Stream at index 1, arguments
// have been checked and lie where each comment says.
#pragma once

#include <sys/types.h>

#include "runtime/lua.h"
#include "runtime/poller.h"
#include "runtime/read_buffer.h"

namespace eco {

struct Task;

// What moves a stream's bytes where the descriptor cannot be asked when to try again.
class Backend {
public:
    virtual ~Backend() = default;
    // As Stream::receive and Stream::transmit. After -EAGAIN it wakes who waits on the descriptor.
    virtual ssize_t receive(char* data, size_t size) = 0;
    virtual ssize_t transmit(const char* data, size_t size) = 0;
    // The writer gives up. How many of its bytes go out all the same.
    virtual size_t abandon() { return 0; }
};

struct Stream : Object {
    explicit Stream(DescriptorRef ref) : descriptor(std::move(ref)) {}

    bool closed() const { return !descriptor || descriptor->fd() < 0; }
    int fd() const { return closed() ? -1 : descriptor->fd(); }

    WaitQueue& readers() const { return descriptor->read; }
    WaitQueue& writers() const { return in_order ? descriptor->read : descriptor->write; }

    // One receive of at most `size` bytes. The count, 0 at the end, or a negative errno value.
    ssize_t receive(char* data, size_t size);
    // One send. The count or a negative errno value.
    ssize_t transmit(const char* data, size_t size);
    // The same past the backend.
    ssize_t receive_directly(char* data, size_t size);
    ssize_t transmit_directly(const char* data, size_t size);

    DescriptorRef descriptor;
    ReadBuffer buffer;
    Backend* backend = nullptr;  // null: recv(2), read(2), send(2), write(2)
    size_t sent = 0;             // by the call at the head of the write queue
    bool is_socket = false;      // else any other kind of descriptor
    bool is_datagram = false;    // each receive is one message
    bool is_tcp = false;         // a short receive means that there is no more
    // A terminal stays blocking, for print writes to it too, and would lose what does not fit:
    // poll(2) is asked before each receive.
    bool is_terminal = false;
    bool ended = false;  // the last receive found the end, and a call said so
    // Calls queue up and are done one after the other, reads and writes in one order. Else a second
    // reader is refused, and reading knows nothing of writing.
    bool in_order = false;
    bool counts_first = false;  // failed writes return nil, err, written, code
};

namespace stream {

// read(format[, timeout]), readfull(n[, timeout]), readuntil(needle[, timeout]): check, then wait.
int read(lua_State* L, Stream& self);
void check_read_format(lua_State* L);
int read_full(lua_State* L, Stream& self);
int read_until(lua_State* L, Stream& self);
// peek(n[, timeout]): n bytes that stay unread. discard(n[, timeout]): skips n bytes.
int peek(lua_State* L, Stream& self);
int discard(lua_State* L, Stream& self);

// Arguments: data at 2.
int write(lua_State* L, Stream& self, Nanoseconds limit);
// Sends a file's bytes; `length` < 0 means up to its end.
int send_file(lua_State* L, Stream& self, const char* path, int64_t offset, int64_t length,
              Nanoseconds limit);
// Operation::give_up of everything in a write queue.
int give_up_write(lua_State* L, Task& task, const char* why);

// Waits for readiness: events of poll(2).
int wait(lua_State* L, Object& self, Descriptor& descriptor, short events, Waiter* second,
         Nanoseconds limit);

// Memory for one receive, shared by all streams of a thread. Making a Lua string of it may run a
// finaliser that receives, too: that one gets memory of its own.
constexpr size_t kScratchSize = 65536;
class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    char* data() const { return data_; }

private:
    char* data_;
};

void define_sendfile_type(lua_State* L);

}  // namespace stream
}  // namespace eco
