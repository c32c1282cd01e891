// SPDX-License-Identifier: MIT
// udp: sockets that have one datagram under way each. On the loopback device none gets lost as long
// as it fits the server's receive buffer; one that does not come back within a second is an error.
#include <cstring>

#include "bench/load/load.h"

namespace bench {
namespace {

struct Client {
    int fd = -1;
    std::string message;
    uint64_t begin = 0;
};

void start(Client& client, uint64_t begin) {
    client.begin = begin;
    checked(send(client.fd, client.message.data(), client.message.size(), 0), "send");
}

void receive(Client& client) {
    char buffer[65536];
    const ssize_t count = checked(recv(client.fd, buffer, sizeof buffer, 0), "recv");
    const auto size = static_cast<size_t>(count);
    if (size != client.message.size() || std::memcmp(buffer, client.message.data(), size) != 0) {
        errno = EBADMSG;
        die("udp");
    }
}

}  // namespace

int run_udp(const Options& options) {
    Epoll epoll;
    std::vector<Client> clients(options.connections);
    for (size_t i = 0; i < clients.size(); ++i) {
        clients[i].fd = connect_to(options.port, SOCK_DGRAM);
        clients[i].message = make_message(options.size, i);
        epoll.add(clients[i].fd, EPOLLIN | EPOLLET, &clients[i]);
    }
    Meter meter(options);
    for (Client& client : clients) {
        if (meter.may_start()) start(client, now());
    }
    while (!meter.finished()) {
        const int count = epoll.wait(1000);
        if (count == 0) {
            errno = ETIMEDOUT;
            die("a datagram did not come back");
        }
        for (int i = 0; i < count && !meter.finished(); ++i) {
            Client& client = *static_cast<Client*>(epoll.events[i].data.ptr);
            receive(client);
            const uint64_t time = meter.completed(client.begin);
            if (meter.may_start()) start(client, time);
        }
    }
    meter.print();
    return 0;
}

}  // namespace bench
