// SPDX-License-Identifier: MIT
// connect: connects, sends a message, gets it back, sees the server close; then the next
// connection. The own end goes with a reset, so that no connection is left in TIME_WAIT.
#include <cstring>

#include "bench/load/load.h"

namespace bench {
namespace {

struct Client {
    int fd = -1;
    std::string message;
    size_t received = 0;
    uint64_t begin = 0;
    bool sent = false;
};

void start(Client& client, Epoll& epoll, uint16_t port, uint64_t begin) {
    client.received = 0;
    client.sent = false;
    client.begin = begin;
    client.fd = checked(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    const linger reset = {1, 0};
    setsockopt(client.fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    const sockaddr_in address = loopback(port);
    if (connect(client.fd, generic(address), sizeof address) != 0 && errno != EINPROGRESS) {
        die("connect");
    }
    epoll.add(client.fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, &client);
}

// True once the message is back and the server has closed.
bool advance(Client& client) {
    char buffer[65536];
    if (!client.sent) {
        const ssize_t count = send(client.fd, client.message.data(), client.message.size(), 0);
        if (count < 0 && errno == EAGAIN) return false;
        checked(count, "send");
        client.sent = true;
    }
    for (;;) {
        const ssize_t count = recv(client.fd, buffer, sizeof buffer, 0);
        if (count < 0 && errno == EAGAIN) return false;
        const auto size = static_cast<size_t>(checked(count, "recv"));
        if (size == 0) break;
        if (size > client.message.size() - client.received ||
            std::memcmp(buffer, client.message.data() + client.received, size) != 0) {
            errno = EBADMSG;
            die("connect");
        }
        client.received += size;
    }
    if (client.received == client.message.size()) return true;
    errno = EBADMSG;
    die("the server closed too early");
}

}  // namespace

int run_connect(const Options& options) {
    Epoll epoll;
    std::vector<Client> clients(options.connections);
    Meter meter(options);
    for (size_t i = 0; i < clients.size(); ++i) {
        clients[i].message = make_message(options.size, i);
        if (meter.may_start()) start(clients[i], epoll, options.port, now());
    }
    while (!meter.finished()) {
        const int count = epoll.wait();
        for (int i = 0; i < count && !meter.finished(); ++i) {
            Client& client = *static_cast<Client*>(epoll.events[i].data.ptr);
            if (client.fd < 0 || !advance(client)) continue;
            close(client.fd);
            client.fd = -1;
            const uint64_t time = meter.completed(client.begin);
            if (meter.may_start()) start(client, epoll, options.port, time);
        }
    }
    meter.print();
    return 0;
}

}  // namespace bench
