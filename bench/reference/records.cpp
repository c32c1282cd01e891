// SPDX-License-Identifier: MIT
// The limit for taking a stream apart: `records line` finds newlines with memchr(3), `records
// until` those behind a carriage return, `records full` counts off 80 bytes. Answers with their
// number.
#include <cstring>
#include <string_view>

#include "bench/lib/net.h"

namespace {

using namespace bench;

constexpr size_t kRecord = 80;
char buffer[65536];

// Each returns the size of the first record with its end, or 0 if it is not complete.
size_t line(std::string_view data) {
    const void* end = memchr(data.data(), '\n', data.size());
    return end == nullptr ? 0
                          : static_cast<size_t>(static_cast<const char*>(end) - data.data()) + 1;
}

size_t until(std::string_view data) {
    for (size_t begin = 0; begin < data.size();) {
        const size_t end = begin + line(data.substr(begin));
        if (end == begin) return 0;
        if (end > 1 && data[end - 2] == '\r') return end;
        begin = end;
    }
    return 0;
}

size_t full(std::string_view data) { return data.size() < kRecord ? 0 : kRecord; }

template <class Take>
uint64_t count_records(int fd, Take take) {
    Epoll epoll;
    epoll.add(fd, EPOLLIN, nullptr);
    size_t kept = 0;
    for (uint64_t records = 0;;) {
        const ssize_t count = recv(fd, buffer + kept, sizeof buffer - kept, 0);
        if (count == 0) return records;
        if (count < 0 && errno != EAGAIN) die("recv");
        if (count < 0) {
            epoll.wait();
            continue;
        }
        std::string_view data(buffer, kept + static_cast<size_t>(count));
        for (size_t size; (size = take(data)) > 0; ++records) data.remove_prefix(size);
        kept = data.size();
        memmove(buffer, data.data(), kept);
    }
}

uint64_t count_records(int fd, std::string_view mode) {
    if (mode == "line") return count_records(fd, line);
    if (mode == "until") return count_records(fd, until);
    return count_records(fd, full);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "line";
    const int listener = serve_on_free_port(SOCK_STREAM);
    Epoll epoll;
    epoll.add(listener, EPOLLIN, nullptr);
    for (;;) {
        epoll.wait();
        const int fd = accept_from(listener);
        if (fd < 0) continue;
        dprintf(fd, "%llu\n", static_cast<unsigned long long>(count_records(fd, mode)));
        close(fd);
    }
}
