// SPDX-License-Identifier: MIT
// The limit for UDP ping-pong: sends each datagram back to where it came from. As long as the last
// look found one datagram only, it does not ask for a second: that would cost a system call to no
// avail.
#include "bench/lib/net.h"

int main() {
    using namespace bench;
    const int fd = serve_on_free_port(SOCK_DGRAM);
    Epoll epoll;
    epoll.add(fd, EPOLLIN, nullptr);
    char buffer[65536];
    int expected = 1;
    for (;;) {
        epoll.wait();
        int found = 0;
        for (; found < expected; ++found) {
            sockaddr_in peer;
            socklen_t size = sizeof peer;
            auto* address = reinterpret_cast<sockaddr*>(&peer);
            const ssize_t count = recvfrom(fd, buffer, sizeof buffer, 0, address, &size);
            if (count < 0) break;
            sendto(fd, buffer, static_cast<size_t>(count), 0, address, size);
        }
        expected = found == expected ? 2 * expected : (found > 1 ? found : 1);
        if (expected > 1024) expected = 1024;
    }
}
