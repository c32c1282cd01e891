// SPDX-License-Identifier: MIT
// The limits for bulk send: `source BYTES` writes 64 KiB at a time to whoever connects, `source
// BYTES FILE` sends the file with sendfile(2).
#include <algorithm>

#include <fcntl.h>
#include <sys/sendfile.h>

#include "bench/lib/net.h"
#include "bench/lib/pattern.h"

namespace {

using namespace bench;

void send_writes(int fd, int64_t bytes) {
    const std::string pattern = make_pattern();
    Epoll epoll;
    epoll.add(fd, EPOLLOUT | EPOLLET, nullptr);
    for (int64_t sent = 0; sent < bytes;) {
        const size_t begin = static_cast<size_t>(sent) % kPatternSize;
        const size_t size =
            std::min<size_t>(kPatternSize - begin, static_cast<size_t>(bytes - sent));
        const ssize_t count = send(fd, pattern.data() + begin, size, MSG_NOSIGNAL);
        if (count >= 0) {
            sent += count;
        } else if (errno == EAGAIN) {
            epoll.wait();
        } else {
            die("send");
        }
    }
}

void send_file(int fd, int64_t bytes, const char* path) {
    const int file = checked(open(path, O_RDONLY | O_CLOEXEC), path);
    Epoll epoll;
    epoll.add(fd, EPOLLOUT | EPOLLET, nullptr);
    for (off_t sent = 0; sent < bytes;) {
        const ssize_t count = sendfile(fd, file, &sent, static_cast<size_t>(bytes - sent));
        if (count == 0) break;
        if (count < 0 && errno != EAGAIN) die("sendfile");
        if (count < 0) epoll.wait();
    }
    close(file);
}

}  // namespace

int main(int argc, char** argv) {
    const int64_t bytes = argc > 1 ? std::atoll(argv[1]) : 0;
    const int listener = serve_on_free_port(SOCK_STREAM);
    Epoll epoll;
    epoll.add(listener, EPOLLIN, nullptr);
    for (;;) {
        epoll.wait();
        const int fd = accept_from(listener);
        if (fd < 0) continue;
        if (argc > 2) {
            send_file(fd, bytes, argv[2]);
        } else {
            send_writes(fd, bytes);
        }
        close(fd);
    }
}
