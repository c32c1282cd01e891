// SPDX-License-Identifier: MIT
// The limit for bulk receive: takes in what comes up to the end of the stream, then answers with
// the number of bytes.
#include "bench/lib/net.h"

namespace {

using namespace bench;

char buffer[65536];

uint64_t receive_all(int fd) {
    Epoll epoll;
    epoll.add(fd, EPOLLIN, nullptr);
    for (uint64_t total = 0;;) {
        const ssize_t count = recv(fd, buffer, sizeof buffer, 0);
        if (count == 0) return total;
        if (count > 0) {
            total += static_cast<uint64_t>(count);
        } else if (errno == EAGAIN) {
            epoll.wait();
        } else {
            die("recv");
        }
    }
}

}  // namespace

int main() {
    const int listener = serve_on_free_port(SOCK_STREAM);
    Epoll epoll;
    epoll.add(listener, EPOLLIN, nullptr);
    for (;;) {
        epoll.wait();
        const int fd = accept_from(listener);
        if (fd < 0) continue;
        dprintf(fd, "%llu\n", static_cast<unsigned long long>(receive_all(fd)));
        close(fd);
    }
}
