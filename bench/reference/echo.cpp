// SPDX-License-Identifier: MIT
// The limit for TCP echo: sends back what comes, on any number of connections.
// Edge-triggered: a message costs one recv, one send and a share of an epoll_wait.
#include <string>

#include "bench/lib/net.h"

namespace {

using namespace bench;

struct Connection {
    int fd;
    std::string unsent;
};

char buffer[65536];

// False once the connection is gone.
bool flush(Connection& connection) {
    std::string& unsent = connection.unsent;
    while (!unsent.empty()) {
        const ssize_t sent = send(connection.fd, unsent.data(), unsent.size(), MSG_NOSIGNAL);
        if (sent < 0) return errno == EAGAIN;
        unsent.erase(0, static_cast<size_t>(sent));
    }
    return true;
}

bool answer(Connection& connection, size_t size) {
    const ssize_t sent = send(connection.fd, buffer, size, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return false;
    const size_t done = sent < 0 ? 0 : static_cast<size_t>(sent);
    if (done < size) connection.unsent.assign(buffer + done, size - done);
    return true;
}

// A short receive says that there is no more, unless the peer has ended the stream.
bool serve(Connection& connection, uint32_t events) {
    if (!flush(connection)) return false;
    while (connection.unsent.empty()) {
        const ssize_t count = recv(connection.fd, buffer, sizeof buffer, 0);
        if (count == 0) return false;
        if (count < 0) return errno == EAGAIN;
        if (!answer(connection, static_cast<size_t>(count))) return false;
        if (static_cast<size_t>(count) < sizeof buffer && (events & EPOLLRDHUP) == 0) return true;
    }
    return true;
}

}  // namespace

int main() {
    const int listener = serve_on_free_port(SOCK_STREAM);
    Epoll epoll;
    epoll.add(listener, EPOLLIN, nullptr);
    for (;;) {
        const int count = epoll.wait();
        for (int i = 0; i < count; ++i) {
            auto* connection = static_cast<Connection*>(epoll.events[i].data.ptr);
            if (connection == nullptr) {
                const int fd = accept_from(listener);
                if (fd < 0) continue;
                epoll.add(fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, new Connection{fd, {}});
            } else if (!serve(*connection, epoll.events[i].events)) {
                close(connection->fd);
                delete connection;
            }
        }
    }
}
