// SPDX-License-Identifier: MIT
// echo: connections that have one message under way each. idle: connections that had one, and stay.
#include <cstring>

#include "bench/load/load.h"

namespace bench {
namespace {

struct Client {
    int fd = -1;
    std::string message;
    size_t sent = 0;
    size_t received = 0;
    uint64_t begin = 0;
};

char buffer[65536];

void send_rest(Client& client) {
    while (client.sent < client.message.size()) {
        const ssize_t count = send(client.fd, client.message.data() + client.sent,
                                   client.message.size() - client.sent, 0);
        if (count < 0 && errno == EAGAIN) return;
        client.sent += static_cast<size_t>(checked(count, "send"));
    }
}

void start(Client& client, uint64_t begin) {
    client.sent = client.received = 0;
    client.begin = begin;
    send_rest(client);
}

// True once the whole message is back.
bool receive(Client& client) {
    while (client.received < client.message.size()) {
        const ssize_t count = recv(client.fd, buffer, sizeof buffer, 0);
        if (count < 0 && errno == EAGAIN) return false;
        const auto size = static_cast<size_t>(checked(count, "recv"));
        if (size == 0 || size > client.message.size() - client.received ||
            std::memcmp(buffer, client.message.data() + client.received, size) != 0) {
            errno = EBADMSG;
            die(size == 0 ? "the server has closed" : "echo");
        }
        client.received += size;
        // An edge will tell of more.
        if (size < sizeof buffer && client.received < client.message.size()) return false;
    }
    return true;
}

void connect_all(std::vector<Client>& clients, Epoll& epoll, const Options& options) {
    for (size_t i = 0; i < clients.size(); ++i) {
        clients[i].fd = connect_to(options.port, SOCK_STREAM);
        clients[i].message = make_message(options.size, i);
        epoll.add(clients[i].fd, EPOLLIN | EPOLLOUT | EPOLLET, &clients[i]);
    }
}

}  // namespace

int run_echo(const Options& options) {
    Epoll epoll;
    std::vector<Client> clients(options.connections);
    connect_all(clients, epoll, options);
    Meter meter(options);
    for (Client& client : clients) {
        if (meter.may_start()) start(client, now());
    }
    while (!meter.finished()) {
        const int count = epoll.wait();
        for (int i = 0; i < count && !meter.finished(); ++i) {
            Client& client = *static_cast<Client*>(epoll.events[i].data.ptr);
            if (client.begin == 0) continue;
            send_rest(client);
            if (!receive(client)) continue;
            const uint64_t time = meter.completed(client.begin);
            client.begin = 0;
            if (meter.may_start()) start(client, time);
        }
    }
    meter.print();
    return 0;
}

int run_idle(const Options& options) {
    Epoll epoll;
    std::vector<Client> clients(options.connections);
    connect_all(clients, epoll, options);
    for (Client& client : clients) {
        start(client, now());
        while (!receive(client)) epoll.wait();
    }
    std::printf("{\"total\": %zu}\n", clients.size());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

}  // namespace bench
