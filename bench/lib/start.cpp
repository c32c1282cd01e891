// SPDX-License-Identifier: MIT
// start COUNT COMMAND...: starts the command so many times, one after the other, and prints the
// median and the least time from start to end, as JSON.
#include <algorithm>
#include <ctime>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include "bench/lib/net.h"

namespace {

double milliseconds() {
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double run_once(char** command) {
    const double begin = milliseconds();
    pid_t pid;
    int status;
    errno = posix_spawnp(&pid, command[0], nullptr, nullptr, command, environ);
    if (errno != 0) bench::die(command[0]);
    bench::checked(waitpid(pid, &status, 0), "waitpid");
    if (status != 0) bench::die("the command has failed");
    return milliseconds() - begin;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::vector<double> times(std::strtoull(argv[1], nullptr, 10));
    for (double& time : times) time = run_once(argv + 2);
    std::sort(times.begin(), times.end());
    std::printf("{\"median_ms\": %.4f, \"least_ms\": %.4f}\n", times[times.size() / 2], times[0]);
}
