// SPDX-License-Identifier: MIT
// send: bytes to a server that answers with their number. records: the same in records of 80 bytes
// that end in CR LF; it answers with the number of records. receive: takes in what the server
// sends.
#include <algorithm>
#include <cstring>

#include <fcntl.h>

#include "bench/lib/pattern.h"
#include "bench/load/load.h"

namespace bench {
namespace {

constexpr size_t kRecord = 80;
constexpr size_t kRecords = 200000;
constexpr size_t kWrite = 131072;

// Enough bytes to be new to whoever gets them: a VM that keeps equal strings once must not profit.
// No two lines in them are alike, and there is no CR or LF.
std::string make_noise() {
    std::string noise(kRecord * kRecords, '\0');
    uint64_t state = 88172645463325252;
    for (char& byte : noise) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        byte = static_cast<char>(' ' + state % 95);
    }
    return noise;
}

int connect_blocking(uint16_t port) {
    const int fd = connect_to(port, SOCK_STREAM);
    checked(fcntl(fd, F_SETFL, 0), "fcntl");
    return fd;
}

int print(int64_t bytes, uint64_t begin) {
    const double seconds = static_cast<double>(now() - begin) / 1e9;
    std::printf("{\"rate\": %.1f, \"total\": %lld, \"seconds\": %.3f}\n",
                static_cast<double>(bytes) / seconds, static_cast<long long>(bytes), seconds);
    return 0;
}

// Sends `block` again and again, `bytes` in all, and checks the number that comes back.
int send_blocks(const Options& options, const std::string& block, int64_t expected) {
    const int fd = connect_blocking(options.port);
    const uint64_t begin = now();
    for (int64_t sent = 0; sent < options.bytes;) {
        const size_t offset = static_cast<size_t>(sent) % block.size();
        const auto left = static_cast<size_t>(options.bytes - sent);
        const size_t size = std::min({block.size() - offset, left, kWrite});
        sent += checked(send(fd, block.data() + offset, size, 0), "send");
    }
    shutdown(fd, SHUT_WR);
    char answer[32] = {};
    for (size_t got = 0; got + 1 < sizeof answer;) {
        const ssize_t count = checked(recv(fd, answer + got, sizeof answer - 1 - got, 0), "recv");
        if (count == 0) break;
        got += static_cast<size_t>(count);
    }
    if (std::atoll(answer) == expected) return print(options.bytes, begin);
    std::fprintf(stderr, "the server has counted %s, not %lld\n", answer,
                 static_cast<long long>(expected));
    return 1;
}

}  // namespace

int run_send(const Options& options) { return send_blocks(options, make_noise(), options.bytes); }

int run_records(const Options& options) {
    std::string block = make_noise();
    for (size_t end = kRecord; end <= block.size(); end += kRecord) {
        block[end - 2] = '\r';
        block[end - 1] = '\n';
    }
    Options whole = options;
    whole.bytes -= options.bytes % static_cast<int64_t>(kRecord);
    return send_blocks(whole, block, whole.bytes / static_cast<int64_t>(kRecord));
}

int run_receive(const Options& options) {
    static char buffer[2 * kPatternSize];
    const std::string pattern = make_pattern() + make_pattern() + make_pattern();
    const int fd = connect_blocking(options.port);
    const uint64_t begin = now();
    int64_t received = 0;
    for (;;) {
        const ssize_t count = checked(recv(fd, buffer, sizeof buffer, 0), "recv");
        if (count == 0) break;
        const size_t offset = static_cast<size_t>(received) % kPatternSize;
        if (std::memcmp(buffer, pattern.data() + offset, static_cast<size_t>(count)) != 0) {
            errno = EBADMSG;
            die("receive");
        }
        received += count;
    }
    if (received == options.bytes) return print(received, begin);
    std::fprintf(stderr, "the server has sent %lld bytes\n", static_cast<long long>(received));
    return 1;
}

}  // namespace bench
