// SPDX-License-Identifier: MIT
//
// The load generator: what its modes share. Each mode talks to a server on the loopback address,
// checks every byte it gets back, and prints one line of JSON.
#pragma once

#include <ctime>
#include <string>
#include <vector>

#include "bench/lib/net.h"

namespace bench {

struct Options {
    uint16_t port = 0;
    size_t connections = 1;
    size_t size = 64;    // of a message, bytes
    double seconds = 0;  // how long to measure, after a quarter of it to warm up; or
    uint64_t count = 0;  // how many messages, or
    int64_t bytes = 0;   // how many bytes, in bulk modes
};

int run_echo(const Options& options);
int run_idle(const Options& options);
int run_connect(const Options& options);
int run_udp(const Options& options);
int run_send(const Options& options);
int run_records(const Options& options);
int run_receive(const Options& options);

inline uint64_t now() {
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<uint64_t>(time.tv_sec) * 1000000000 + static_cast<uint64_t>(time.tv_nsec);
}

// A connected socket, non-blocking once it is. TCP_NODELAY is set.
int connect_to(uint16_t port, int type);

// What message number `i` of all senders contains.
std::string make_message(size_t size, size_t i);

// Counts round trips and their times.
class Meter {
public:
    explicit Meter(const Options& options);

    bool finished() const { return limit_ > 0 ? total_ == limit_ : last_ >= end_; }
    // May one more message be sent? Counts it.
    bool may_start() { return limit_ == 0 || started_++ < limit_; }
    // A round trip that began at `begin` is over. Returns the present time.
    uint64_t completed(uint64_t begin);
    void print();

private:
    uint64_t limit_;
    uint64_t begin_;  // of the measuring; before, it is only warming up
    uint64_t end_;
    uint64_t last_ = 0;
    uint64_t started_ = 0;
    uint64_t total_ = 0;
    std::vector<uint32_t> times_;  // nanoseconds
};

}  // namespace bench
