// SPDX-License-Identifier: MIT
// The limit for short connections: accepts, sends back one message, closes. Often the message is
// there when the connection is: then nothing is registered with epoll.
#include "bench/lib/net.h"

namespace {

using namespace bench;

// False if the message has still to come.
bool serve(int fd) {
    char buffer[4096];
    const ssize_t count = recv(fd, buffer, sizeof buffer, 0);
    if (count < 0 && errno == EAGAIN) return false;
    if (count > 0) send(fd, buffer, static_cast<size_t>(count), MSG_NOSIGNAL);
    close(fd);
    return true;
}

}  // namespace

int main() {
    const int listener = serve_on_free_port(SOCK_STREAM);
    Epoll epoll;
    const auto add = [&](int fd, uint32_t events) {
        epoll.add(fd, events, reinterpret_cast<void*>(static_cast<intptr_t>(fd)));
    };
    add(listener, EPOLLIN);
    for (;;) {
        const int count = epoll.wait();
        for (int i = 0; i < count; ++i) {
            const auto fd = static_cast<int>(reinterpret_cast<intptr_t>(epoll.events[i].data.ptr));
            if (fd != listener) {
                serve(fd);
                continue;
            }
            for (int client; (client = accept_from(listener)) >= 0;) {
                if (!serve(client)) add(client, EPOLLIN);
            }
        }
    }
}
