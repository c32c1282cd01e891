// SPDX-License-Identifier: MIT
//
// Sockets that somebody else has opened: whoever started the process, or another library in it.
#include <cerrno>

#include <fcntl.h>

#include "modules/socket/socket.h"
#include "runtime/runtime.h"

namespace eco {

// socket(7). Returns 0 or an errno value.
int get_kind(int fd, SocketKind* kind) {
    const struct {
        int option;
        int* value;
    } facts[] = {
        {SO_DOMAIN, &kind->family}, {SO_TYPE, &kind->type}, {SO_PROTOCOL, &kind->protocol}};
    for (const auto& fact : facts) {
        socklen_t size = sizeof *fact.value;
        if (getsockopt(fd, SOL_SOCKET, fact.option, fact.value, &size) != 0) return errno;
    }
    return 0;
}

// Children expect to find something under the numbers of the standard streams.
static void close_on_exec(int fd) {
    if (fd > 2) fcntl(fd, F_SETFD, FD_CLOEXEC);
}

// adopt(fd)
static int adopt(lua_State* L) {
    const int fd = check_int(L, 1);
    SocketKind kind;
    if (const int error = get_kind(fd, &kind)) return push_error(L, error);
    Socket* socket = push_socket(L, kind.family, kind.type, kind.protocol);
    Runtime& runtime = Runtime::from(L);
    socket->descriptor = runtime.poller().take(fd);
    if (!socket->descriptor) return push_error(L, EBUSY);
    runtime.set_nonblocking(fd);
    close_on_exec(fd);
    return 1;
}

void add_adopt(lua_State* L) {
    lua_pushcfunction(L, adopt);
    lua_setfield(L, -2, "adopt");
}

}  // namespace eco
