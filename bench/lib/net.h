// SPDX-License-Identifier: MIT
//
// What the reference programs and the load generator share: sockets on the loopback address, a set
// of descriptors, and an end for everything that a benchmark cannot go on after.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

[[noreturn]] inline void die(const char* what) {
    std::perror(what);
    std::exit(1);
}

template <class Number>
Number checked(Number result, const char* what) {
    if (result < 0) die(what);
    return result;
}

inline sockaddr_in loopback(uint16_t port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

inline const sockaddr* generic(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

// A bound socket of SOCK_STREAM (listening) or SOCK_DGRAM. Its port is the first line of stdout:
// this is what the runner waits for.
inline int serve_on_free_port(int type) {
    const int fd = checked(socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(0);
    checked(bind(fd, generic(address), sizeof address), "bind");
    if (type == SOCK_STREAM) checked(listen(fd, SOMAXCONN), "listen");
    socklen_t size = sizeof address;
    checked(getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return fd;
}

inline int accept_from(int listener) {
    const int fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0 && errno != EAGAIN && errno != ECONNABORTED) die("accept");
    return fd;
}

class Epoll {
public:
    static constexpr int kEvents = 256;

    Epoll() = default;
    Epoll(const Epoll&) = delete;
    Epoll& operator=(const Epoll&) = delete;
    ~Epoll() { close(fd_); }

    void add(int fd, uint32_t events, void* data) {
        epoll_event event = {};
        event.events = events;
        event.data.ptr = data;
        checked(epoll_ctl(fd_, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
    }

    // The number of ready descriptors, in `events`; `timeout` in milliseconds, -1 is none.
    int wait(int timeout = -1) {
        const int count = epoll_wait(fd_, events, kEvents, timeout);
        if (count < 0 && errno != EINTR) die("epoll_wait");
        return count < 0 ? 0 : count;
    }

    epoll_event events[kEvents];

private:
    int fd_ = checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
};

}  // namespace bench
