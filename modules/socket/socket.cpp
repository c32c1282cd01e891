// SPDX-License-Identifier: MIT
#include "modules/socket/socket.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <cstring>
#include <utility>

#include <netinet/in.h>
#include <sys/un.h>
#include <unistd.h>

#include "modules/socket/options.h"
#include "runtime/await.h"
#include "runtime/runtime.h"

namespace eco {

const ObjectType Socket::kType = {"socket", kSocketKey};

static constexpr Nanoseconds kConnectLimit = 5000 * kMillisecond;
static constexpr Nanoseconds kSendToLimit = 5000 * kMillisecond;
// How long a full descriptor table makes an accept loop pause.
static constexpr uint32_t kExhaustedPause = 50;
// A Unix socket whose peer has no room tells nobody when it has: ask again after 1, 2, 4 … ms.
static constexpr uint32_t kLongestRetry = 20;

// ---- owning ------------------------------------------------------------------------------------

struct Socket::OwnedPath {
    std::string path;
    dev_t device;
    ino_t inode;
    pid_t owner;  // a forked process leaves it alone
};

Socket::Socket(int socket_family, int socket_type, int socket_protocol)
    : Stream(DescriptorRef()), family(socket_family), type(socket_type), protocol(socket_protocol) {
    is_socket = family != AF_UNSPEC;
    // SOCK_SEQPACKET keeps messages apart, too, but there an empty one is the end.
    is_datagram = type != SOCK_STREAM && type != SOCK_SEQPACKET;
    is_tcp = type == SOCK_STREAM && (family == AF_INET || family == AF_INET6) &&
             (protocol == 0 || protocol == IPPROTO_TCP);
}

void Socket::adopt(lua_State* L, int new_fd) {
    descriptor = Runtime::from(L).poller().adopt(new_fd);
}

void Socket::release() {
    if (closed()) return;
    if (descriptor->waited_for()) {
        // Failing calls may collect garbage, and a finaliser may call this function.
        const DescriptorRef kept(&*descriptor);
        wake_all(kept->read, "canceled");
        // The head was sending; those behind it had not begun.
        const char* why = "canceled";
        while (!kept->write.empty()) {
            Task& task = *kept->write.front()->task;
            task.scheduler.fail(task, std::exchange(why, "closed"));
        }
        if (closed()) return;
    }
    unlink_path();
    descriptor->close();
    descriptor = DescriptorRef();
    buffer.clear();
}

void Socket::own_path(const Address& address) {
    const auto& un = reinterpret_cast<const sockaddr_un&>(address.storage);
    struct stat status;
    if (address.size <= offsetof(sockaddr_un, sun_path) || un.sun_path[0] == '\0') return;
    if (lstat(un.sun_path, &status) != 0) return;
    path_ = new OwnedPath{un.sun_path, status.st_dev, status.st_ino, getpid()};
}

void Socket::unlink_path() {
    if (path_ == nullptr) return;
    struct stat status;
    if (path_->owner == getpid() && lstat(path_->path.c_str(), &status) == 0 &&
        status.st_dev == path_->device && status.st_ino == path_->inode) {
        unlink(path_->path.c_str());
    }
    delete std::exchange(path_, nullptr);
}

int open_socket(lua_State* L, Socket& socket) {
    const int fd = open_descriptor(L, [&socket] {
        return ::socket(socket.family, socket.type | SOCK_NONBLOCK | SOCK_CLOEXEC, socket.protocol);
    });
    if (fd < 0) return errno;
    socket.adopt(L, fd);
    return 0;
}

// ---- simple methods ----------------------------------------------------------------------------

int socket_getfd(lua_State* L) {
    lua_pushnumber(L, check<Socket>(L, 1)->fd());
    return 1;
}

int socket_close(lua_State* L) {
    check<Socket>(L, 1)->release();
    return 0;
}

int socket_closed(lua_State* L) {
    lua_pushboolean(L, check<Socket>(L, 1)->closed());
    return 1;
}

int socket_setoption(lua_State* L) { return set_option(L, *check<Socket>(L, 1)); }

int socket_getoption(lua_State* L) { return get_option(L, *check<Socket>(L, 1)); }

static int push_name(lua_State* L, GetName get) {
    const auto* socket = check<Socket>(L, 1);
    if (socket->closed()) return push_failure(L, "closed");
    Address address;
    if (const int error = get_name(socket->fd(), get, &address)) return push_error(L, error);
    push_address(L, address);
    return 1;
}

int socket_getsockname(lua_State* L) { return push_name(L, getsockname); }
int socket_getpeername(lua_State* L) { return push_name(L, getpeername); }

static int push_self(lua_State* L) {
    lua_settop(L, 1);
    return 1;
}

int socket_bind(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    if (socket->closed()) return push_failure(L, "closed");
    Address address;
    if (const int results = check_address(L, 2, socket->family, &address)) return results;
    if (::bind(socket->fd(), address.get(), address.size) != 0) return push_error(L, errno);
    if (socket->family == AF_UNIX) socket->own_path(address);
    return push_self(L);
}

int socket_listen(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    const auto backlog = static_cast<int>(opt_integer(L, 2, 0, INT_MAX, SOMAXCONN));
    if (socket->closed()) return push_failure(L, "closed");
    if (::listen(socket->fd(), backlog) != 0) return push_error(L, errno);
    return push_self(L);
}

int socket_shutdown(lua_State* L) {
    static const char* const kHow[] = {"read", "write", "both", nullptr};
    auto* socket = check<Socket>(L, 1);
    if (!lua_isnoneornil(L, 2)) check_string(L, 2);  // luaL_checkoption takes a table for nil
    const int how = luaL_checkoption(L, 2, "write", kHow);  // in the order of SHUT_RD and sisters
    if (socket->closed()) return push_failure(L, "closed");
    if (::shutdown(socket->fd(), how) != 0) return push_error(L, errno);
    return push_self(L);
}

// ---- connect -----------------------------------------------------------------------------------

static Socket& socket_at_1(lua_State* L) { return *static_cast<Socket*>(lua_touserdata(L, 1)); }

// connect(2) itself says how a connection in progress came out.
static int attempt_connect(lua_State* L, Task& task) {
    Socket& socket = socket_at_1(L);
    const std::string_view address = to_string(L, 2);
    int result;
    do {
        result = ::connect(socket.fd(), reinterpret_cast<const sockaddr*>(address.data()),
                           static_cast<socklen_t>(address.size()));
    } while (result != 0 && errno == EINTR);
    if (result == 0 || (errno == EISCONN && task.waiter.queue != nullptr)) {
        lua_pushvalue(L, 1);
        return 1;
    }
    if (errno == EINPROGRESS || errno == EALREADY) return kBlocked;
    if (errno == EAGAIN && socket.family == AF_UNIX) return task.try_later(kLongestRetry);
    return push_error(L, errno);
}

static void close_at_1(lua_State* L) { socket_at_1(L).release(); }

static int attempt_connect_owned(lua_State* L, Task& task) {
    const int results = attempt_connect(L, task);
    if (results > 1) task.cleanup = close_at_1;
    return results;
}

static int give_up_connect_owned(lua_State* L, Task& task, const char* why) {
    task.cleanup = close_at_1;
    return push_failure(L, why);
}

static const Operation kConnect = {"connect", attempt_connect, nullptr, true};
static const Operation kConnectOwned = {"connect", attempt_connect_owned, give_up_connect_owned,
                                        true};

int await_connect(lua_State* L, Socket& socket, Nanoseconds limit, bool owned) {
    Descriptor& descriptor = *socket.descriptor;
    check_alone(L, descriptor, descriptor.write, &socket);
    return await(L, owned ? kConnectOwned : kConnect, descriptor, descriptor.write, &socket, limit);
}

// The limit in a trailing table {timeout = seconds}.
static Nanoseconds check_connect_limit(lua_State* L, int arg) {
    if (!lua_istable(L, arg)) return kConnectLimit;
    return ConstructorOptions(L, arg, ConstructorOptions::kSocket).timeout;
}

int socket_connect(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    if (socket->closed()) return push_failure(L, "closed");
    Address address;
    if (const int results = check_address(L, 2, socket->family, &address)) return results;
    const Nanoseconds limit = check_connect_limit(L, 2 + address_arguments(socket->family));
    lua_settop(L, 1);
    push(L, address.bytes());
    if (socket->closed()) return push_failure(L, "closed");  // by a finaliser
    return await_connect(L, *socket, limit, false);
}

// ---- accept ------------------------------------------------------------------------------------

// accept(2): errors that belong to the connection that was to be accepted, not to the listener.
static bool is_transient(int error) {
    static const int kTransient[] = {EINTR,  ECONNABORTED, EPROTO,       ENETDOWN,   ENOPROTOOPT,
                                     ENONET, EHOSTDOWN,    EHOSTUNREACH, ENETUNREACH};
    return std::find(std::begin(kTransient), std::end(kTransient), error) != std::end(kTransient);
}

static bool is_exhaustion(int error) {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

// Stack: listener, the socket to be.
static int attempt_accept(lua_State* L, Task& task) {
    Socket& listener = socket_at_1(L);
    Address peer;
    const int fd = open_descriptor(L, [&listener, &peer] {
        int accepted;
        do {
            peer.size = sizeof peer.storage;
            accepted = accept4(listener.fd(), peer.get(), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        } while (accepted < 0 && is_transient(errno));
        return accepted;
    });
    if (fd < 0) {
        const int error = errno;
        if (listener.closed()) return push_failure(L, "closed");  // by what has been collected
        if (error == EAGAIN) return kBlocked;
        if (is_exhaustion(error)) task.pause_ms = kExhaustedPause;
        return push_error(L, error);
    }
    to<Socket>(L, 2)->adopt(L, fd);
    push_address(L, peer);
    return 2;
}

static const Operation kAccept = {"accept", attempt_accept, nullptr, true};

int socket_accept(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    const Nanoseconds limit = check_io_timeout(L, 2);
    lua_settop(L, 1);
    push_socket(L, socket->family, socket->type, socket->protocol);
    if (socket->closed()) return push_failure(L, "closed");
    Descriptor& descriptor = *socket->descriptor;
    check_may_queue(L, descriptor, descriptor.read, socket);
    return await(L, kAccept, descriptor, descriptor.read, socket, limit);
}

// ---- sending -----------------------------------------------------------------------------------

int socket_send(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    check_string(L, 2);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (socket->closed()) return push_failure(L, "closed");
    check_may_queue(L, *socket->descriptor, socket->descriptor->write, socket);
    return stream::write(L, *socket, limit);
}

// Stack: socket, data, address.
static int attempt_sendto(lua_State* L, Task& task) {
    Socket& socket = socket_at_1(L);
    const std::string_view data = to_string(L, 2);
    const std::string_view address = to_string(L, 3);
    ssize_t count;
    do {
        count = sendto(socket.fd(), data.data(), data.size(), MSG_NOSIGNAL,
                       reinterpret_cast<const sockaddr*>(address.data()),
                       static_cast<socklen_t>(address.size()));
    } while (count < 0 && errno == EINTR);
    if (count < 0 && errno == EAGAIN) {
        // An unconnected Unix socket polls writable all the time.
        return socket.family == AF_UNIX ? task.try_later(kLongestRetry) : kBlocked;
    }
    if (count < 0) return push_error(L, errno);
    lua_pushnumber(L, static_cast<lua_Number>(count));
    return 1;
}

static const Operation kSendTo = {"sendto", attempt_sendto, nullptr, true};

// sendto(data, peer): a table as recvfrom returns it stands for the arguments that it has.
static void spread_peer(lua_State* L, int family) {
    if (!lua_istable(L, 3) || family == AF_PACKET) return;
    lua_settop(L, 3);
    const bool is_ip = family == AF_INET || family == AF_INET6;
    lua_getfield(L, 3, is_ip ? "ipaddr" : (family == AF_UNIX ? "path" : "groups"));
    lua_getfield(L, 3, is_ip ? "port" : "pid");
    lua_remove(L, 3);
}

int socket_sendto(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    check_string(L, 2);
    spread_peer(L, socket->family);
    if (socket->closed()) return push_failure(L, "closed");
    Address address;
    if (const int results = check_address(L, 3, socket->family, &address)) return results;
    lua_settop(L, 2);
    push(L, address.bytes());
    if (socket->closed()) return push_failure(L, "closed");  // by a finaliser
    Descriptor& descriptor = *socket->descriptor;
    check_may_queue(L, descriptor, descriptor.write, socket);
    return await(L, kSendTo, descriptor, descriptor.write, socket, kSendToLimit);
}

int socket_sendfile(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    const char* path = check_path(L, 2);
    const int64_t length = opt_integer(L, 3, 1, INT64_C(1) << 53, -1);
    const int64_t offset = opt_integer(L, 4, 0, INT64_C(1) << 53, 0);
    const Nanoseconds limit = check_io_timeout(L, 5);
    if (socket->closed()) return push_failure(L, "closed");
    check_may_queue(L, *socket->descriptor, socket->descriptor->write, socket);
    return stream::send_file(L, *socket, path, offset, length, limit);
}

// ---- receiving ---------------------------------------------------------------------------------

int socket_read(lua_State* L) { return stream::read(L, *check<Socket>(L, 1)); }
int socket_readfull(lua_State* L) { return stream::read_full(L, *check<Socket>(L, 1)); }
int socket_readuntil(lua_State* L) { return stream::read_until(L, *check<Socket>(L, 1)); }
int socket_peek(lua_State* L) { return stream::peek(L, *check<Socket>(L, 1)); }
int socket_discard(lua_State* L) { return stream::discard(L, *check<Socket>(L, 1)); }

// Stack: socket, size.
static int attempt_recvfrom(lua_State* L, Task&) {
    Socket& socket = socket_at_1(L);
    const size_t size = std::min(static_cast<size_t>(lua_tonumber(L, 2)), stream::kScratchSize);
    const stream::Scratch scratch;
    Address peer;
    ssize_t count;
    do {
        peer.size = sizeof peer.storage;
        count = recvfrom(socket.fd(), scratch.data(), size, 0, peer.get(), &peer.size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return errno == EAGAIN ? static_cast<int>(kBlocked) : push_error(L, errno);
    if (count == 0 && !socket.is_datagram) return push_failure(L, "closed");
    lua_pushlstring(L, scratch.data(), static_cast<size_t>(count));
    push_address(L, peer);
    return 2;
}

static const Operation kRecvFrom = {"recvfrom", attempt_recvfrom, nullptr, true};

int socket_recvfrom(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    if (luaL_checknumber(L, 2) < 1) luaL_argerror(L, 2, "must be greater than 0");
    check_integer(L, 2, 1, INT64_C(1) << 53);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (socket->closed()) return push_failure(L, "closed");
    Descriptor& descriptor = *socket->descriptor;
    check_may_queue(L, descriptor, descriptor.read, socket);
    lua_settop(L, 2);
    return await(L, kRecvFrom, descriptor, descriptor.read, socket, limit);
}

}  // namespace eco
