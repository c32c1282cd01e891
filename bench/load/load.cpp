// SPDX-License-Identifier: MIT
// load MODE PORT [KEY=VALUE...]: the modes and keys are those of load.h.
#include "bench/load/load.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>

namespace bench {

int connect_to(uint16_t port, int type) {
    const int fd = checked(socket(AF_INET, type | SOCK_CLOEXEC, 0), "socket");
    const sockaddr_in address = loopback(port);
    checked(connect(fd, generic(address), sizeof address), "connect");
    const int on = 1;
    if (type == SOCK_STREAM) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    checked(fcntl(fd, F_SETFL, O_NONBLOCK), "fcntl");
    return fd;
}

std::string make_message(size_t size, size_t i) {
    std::string message(size, '\0');
    for (size_t k = 0; k < size; ++k) message[k] = static_cast<char>('!' + (7 * k + 13 * i) % 90);
    return message;
}

Meter::Meter(const Options& options) : limit_(options.count) {
    const auto length = static_cast<uint64_t>(options.seconds * 1e9);
    begin_ = limit_ > 0 ? now() : now() + length / 4;
    end_ = begin_ + length;
    times_.reserve(1 << 22);
}

uint64_t Meter::completed(uint64_t begin) {
    last_ = now();
    ++total_;
    if (last_ >= begin_) times_.push_back(static_cast<uint32_t>(last_ - begin));
    return last_;
}

void Meter::print() {
    std::sort(times_.begin(), times_.end());
    const auto percentile = [this](double share) {
        if (times_.empty()) return 0.0;
        return times_[static_cast<size_t>(share * static_cast<double>(times_.size() - 1))] / 1e3;
    };
    const double seconds = static_cast<double>(last_ - begin_) / 1e9;
    std::printf(
        "{\"rate\": %.1f, \"total\": %llu, \"seconds\": %.3f, \"p50_us\": %.1f, \"p99_us\": "
        "%.1f}\n",
        static_cast<double>(times_.size()) / seconds, static_cast<unsigned long long>(total_),
        seconds, percentile(0.5), percentile(0.99));
}

}  // namespace bench

namespace {

using namespace bench;

struct Mode {
    const char* name;
    int (*run)(const Options&);
};

const Mode kModes[] = {{"echo", run_echo},      {"idle", run_idle}, {"connect", run_connect},
                       {"udp", run_udp},        {"send", run_send}, {"records", run_records},
                       {"receive", run_receive}};

bool set(Options& options, std::string_view key, const char* value) {
    if (key == "connections")
        options.connections = std::strtoull(value, nullptr, 10);
    else if (key == "size")
        options.size = std::strtoull(value, nullptr, 10);
    else if (key == "seconds")
        options.seconds = std::strtod(value, nullptr);
    else if (key == "count")
        options.count = std::strtoull(value, nullptr, 10);
    else if (key == "bytes")
        options.bytes = std::strtoll(value, nullptr, 10);
    else
        return false;
    return true;
}

int usage() {
    std::fputs("usage: load MODE PORT [KEY=VALUE...], see bench/load/load.h\n", stderr);
    return 2;
}

void allow_many_descriptors() {
    rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return usage();
    Options options;
    options.port = static_cast<uint16_t>(std::atoi(argv[2]));
    for (int i = 3; i < argc; ++i) {
        const char* equals = std::strchr(argv[i], '=');
        if (equals == nullptr) return usage();
        const std::string_view key(argv[i], static_cast<size_t>(equals - argv[i]));
        if (!set(options, key, equals + 1)) return usage();
    }
    allow_many_descriptors();
    std::signal(SIGPIPE, SIG_IGN);
    for (const Mode& mode : kModes) {
        if (std::strcmp(mode.name, argv[1]) == 0) return mode.run(options);
    }
    return usage();
}
