// SPDX-License-Identifier: MIT
//
// eco.io, eco.reader, eco.writer: waiting, reading and writing on a descriptor that somebody else
// opened and closes.
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "modules/core/core.h"
#include "runtime/await.h"
#include "runtime/runtime.h"
#include "runtime/stream.h"

namespace eco {

static constexpr int kRead = 1;
static constexpr int kWrite = 4;

struct Io : Object {
    static const ObjectType kType;
    explicit Io(DescriptorRef ref) : descriptor(std::move(ref)) {}

    DescriptorRef descriptor;
    Waiter second;  // in the write queue, while it waits for both
};

struct Reader : Stream {
    static const ObjectType kType;
    using Stream::Stream;
};

struct Writer : Stream {
    static const ObjectType kType;
    using Stream::Stream;
};

const ObjectType Io::kType = {"io", kIoKey};
const ObjectType Reader::kType = {"reader", kReaderKey};
const ObjectType Writer::kType = {"writer", kWriterKey};

template <class T>
static T* push_for_descriptor(lua_State* L, int fd) {
    Runtime& runtime = Runtime::from(L);
    if (isatty(fd) == 0) runtime.set_nonblocking(fd);
    return push_new<T>(L, runtime.poller().share(fd));
}

// The descriptor argument; false where there is none such.
static bool check_open(lua_State* L, int* fd) {
    *fd = check_int(L, 1);
    return fcntl(*fd, F_GETFD) >= 0;
}

static void learn_kind(Stream& stream, int fd) {
    int type = 0;
    socklen_t size = sizeof type;
    stream.is_socket = getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
    stream.is_datagram = stream.is_socket && type != SOCK_STREAM && type != SOCK_SEQPACKET;
    stream.is_terminal = isatty(fd) != 0;
}

static int new_io(lua_State* L) {
    int fd;
    if (!check_open(L, &fd)) return push_error(L, EBADF);
    push_for_descriptor<Io>(L, fd);
    return 1;
}

template <class T>
static int new_stream(lua_State* L) {
    int fd;
    if (!check_open(L, &fd)) return push_error(L, EBADF);
    T* stream = push_for_descriptor<T>(L, fd);
    stream->counts_first = true;
    learn_kind(*stream, fd);
    return 1;
}

// ---- waiting and cancelling --------------------------------------------------------------------

static int wait_for(lua_State* L, Object& self, DescriptorRef& descriptor, short events,
                    Waiter* second, Nanoseconds limit) {
    if (descriptor->fd() < 0) return push_error(L, EBADF);
    return stream::wait(L, self, *descriptor, events, second, limit);
}

static int io_wait(lua_State* L) {
    auto* self = check<Io>(L, 1);
    const int wanted = check_int(L, 2);
    if (wanted == 0 || (wanted & ~(kRead | kWrite)) != 0) luaL_argerror(L, 2, "invalid");
    const Nanoseconds limit = check_io_timeout(L, 3);
    const auto events =
        static_cast<short>((wanted & kRead ? POLLIN : 0) | (wanted & kWrite ? POLLOUT : 0));
    Waiter* second = events == (POLLIN | POLLOUT) ? &self->second : nullptr;
    return wait_for(L, *self, self->descriptor, events, second, limit);
}

template <class T, short kEvents>
static int stream_wait(lua_State* L) {
    auto* self = check<T>(L, 1);
    const Nanoseconds limit = check_io_timeout(L, 2);
    return wait_for(L, *self, self->descriptor, kEvents, nullptr, limit);
}

// Cancels the waits that were begun through this object.
template <class T>
static int cancel_waits(lua_State* L) {
    auto* self = check<T>(L, 1);
    Scheduler& scheduler = Scheduler::from(L);
    for (WaitQueue* queue : {&self->descriptor->read, &self->descriptor->write}) {
        Waiter* waiter = queue->front();
        if (waiter != nullptr && waiter->object == self) scheduler.fail(*waiter->task, "canceled");
    }
    return 0;
}

// ---- reading and writing -----------------------------------------------------------------------

static int reader_read(lua_State* L) {
    auto* self = check<Reader>(L, 1);
    if (lua_isnoneornil(L, 2)) luaL_argerror(L, 2, "invalid format");
    return stream::read(L, *self);
}

template <int (*kCall)(lua_State*, Stream&)>
static int reader_call(lua_State* L) {
    return kCall(L, *check<Reader>(L, 1));
}

static int writer_write(lua_State* L) {
    auto* self = check<Writer>(L, 1);
    check_string(L, 2);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (!self->closed()) {
        check_alone(L, *self->descriptor, self->descriptor->write, static_cast<Object*>(self));
    }
    return stream::write(L, *self, limit);
}

static int writer_sendfile(lua_State* L) {
    auto* self = check<Writer>(L, 1);
    const char* path = check_path(L, 2);
    const int64_t offset = check_integer(L, 3, 0, INT64_C(1) << 53);
    const int64_t length = check_integer(L, 4, 1, INT64_C(1) << 53);
    const Nanoseconds limit = check_io_timeout(L, 5);
    if (!self->closed()) {
        check_alone(L, *self->descriptor, self->descriptor->write, static_cast<Object*>(self));
    }
    return stream::send_file(L, *self, path, offset, length, limit);
}

template <class T>
static int io_tostring(lua_State* L) {
    auto* self = check<T>(L, 1);
    lua_pushfstring(L, "%s: fd %d", T::kType.name, self->descriptor->fd());
    return 1;
}

void add_io_functions(lua_State* L) {
    static const luaL_Reg kIoMethods[] = {
        {"wait", io_wait},
        {"cancel", cancel_waits<Io>},
        {nullptr, nullptr},
    };
    static const luaL_Reg kReaderMethods[] = {
        {"wait", stream_wait<Reader, POLLIN>},
        {"read", reader_read},
        {"readfull", reader_call<stream::read_full>},
        {"readuntil", reader_call<stream::read_until>},
        {"cancel", cancel_waits<Reader>},
        {nullptr, nullptr},
    };
    static const luaL_Reg kWriterMethods[] = {
        {"wait", stream_wait<Writer, POLLOUT>},
        {"write", writer_write},
        {"sendfile", writer_sendfile},
        {"cancel", cancel_waits<Writer>},
        {nullptr, nullptr},
    };
    static const luaL_Reg kFunctions[] = {
        {"io", new_io},
        {"reader", new_stream<Reader>},
        {"writer", new_stream<Writer>},
        {nullptr, nullptr},
    };
    define_type(L, Io::kType, kIoMethods, collect<Io>, io_tostring<Io>);
    define_type(L, Reader::kType, kReaderMethods, collect<Reader>, io_tostring<Reader>);
    define_type(L, Writer::kType, kWriterMethods, collect<Writer>, io_tostring<Writer>);
    stream::define_sendfile_type(L);
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
