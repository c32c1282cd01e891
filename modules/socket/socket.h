// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <sys/stat.h>

#include "modules/socket/address.h"
#include "runtime/stream.h"

namespace eco {

// A socket of a script (or a TUN device, which reads and writes like one). Owns its descriptor and
// the path it was bound to; the userdata is the socket.
struct Socket : Stream {
    static const ObjectType kType;

    // What was opened; the descriptor is set by adopt().
    Socket(int socket_family, int socket_type, int socket_protocol);
    ~Socket() { release(); }

    void adopt(lua_State* L, int new_fd);
    // Lets everything go. Whoever waits on it gets an error.
    void release();
    // Remembers the file that a successful bind(2) made.
    void own_path(const Address& address);

    int family;
    int type;
    int protocol;

private:
    void unlink_path();

    // A Unix socket file that release() removes if it is still the same.
    struct OwnedPath;
    OwnedPath* path_ = nullptr;
};

// Pushes a new socket without descriptor.
inline Socket* push_socket(lua_State* L, int family, int type, int protocol) {
    return push_new<Socket>(L, family, type, protocol);
}

// Creates the descriptor of a pushed socket. Returns 0 or an errno value.
int open_socket(lua_State* L, Socket& socket);

// Methods of socket objects, for the method table.
int socket_getfd(lua_State* L);
int socket_close(lua_State* L);
int socket_closed(lua_State* L);
int socket_setoption(lua_State* L);
int socket_getoption(lua_State* L);
int socket_getsockname(lua_State* L);
int socket_getpeername(lua_State* L);
int socket_bind(lua_State* L);
int socket_listen(lua_State* L);
int socket_connect(lua_State* L);
int socket_accept(lua_State* L);
int socket_shutdown(lua_State* L);
int socket_send(lua_State* L);
int socket_sendto(lua_State* L);
int socket_sendfile(lua_State* L);
int socket_read(lua_State* L);
int socket_readfull(lua_State* L);
int socket_readuntil(lua_State* L);
int socket_peek(lua_State* L);
int socket_discard(lua_State* L);
int socket_recvfrom(lua_State* L);
int socket_recverr(lua_State* L);
int socket_tostring(lua_State* L);

// Waits for a connection: the socket at 1, the address (its bytes) at 2. With `owned`, a failure
// closes the socket.
int await_connect(lua_State* L, Socket& socket, Nanoseconds limit, bool owned);

// sockets(): an array of {fd, text} of all that are open, for the prompt.
int list_sockets(lua_State* L);

// check_connect(nil, port, options): raises as connect_tcp would.
int check_connect(lua_State* L);

struct SocketKind {
    int family = AF_UNSPEC;
    int type = 0;
    int protocol = 0;
};
// What an open socket is. Returns 0 or an errno value.
int get_kind(int fd, SocketKind* kind);

// Functions of the module, for its table.
void add_adopt(lua_State* L);
void add_constructors(lua_State* L);
void add_helpers(lua_State* L);

}  // namespace eco
