// SPDX-License-Identifier: MIT
#include "modules/log/line.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>

#include <poll.h>
#include <syslog.h>
#include <unistd.h>

namespace eco {

const char* const kPriorityNames[kPriorities] = {"emerg", "alert",  "crit", "err",
                                                 "warn",  "notice", "info", "debug"};

std::string format_time(time_t when, const char* format) {
    tm local = {};
    localtime_r(&when, &local);
    char text[64];
    return {text, std::strftime(text, sizeof text, format, &local)};
}

// The time of most lines is that of the line before. No std::string: a destructor at the end of a
// thread needs the dynamic linker, 60 KB of a static program.
static std::string_view clock_text(time_t when) {
    static thread_local time_t last = -1;
    static thread_local char text[64];
    static thread_local size_t size = 0;
    if (when != last) {
        size = format_time(when, "%Y/%m/%d %H:%M:%S ").copy(text, sizeof text);
        last = when;
    }
    return {text, size};
}

static void append_sender(std::string* out, const Line& line) {
    char pid[24];
    std::snprintf(pid, sizeof pid, "[%d]: ", static_cast<int>(line.pid));
    out->append(line.ident).append(pid);
}

std::string format_for_file(const Line& line) {
    char level[16];
    std::snprintf(level, sizeof level, "%-5s ", kPriorityNames[line.priority]);
    std::string out;
    out.reserve(line.text.size() + 80);
    out.append(clock_text(line.when)).append(level);
    append_sender(&out, line);
    out.append(line.text);
    if (line.ended) out.push_back('\n');
    return out;
}

std::string format_for_syslog(const Line& line, std::string_view text) {
    // Not %b, which follows the locale.
    static const char* const kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    tm local = {};
    localtime_r(&line.when, &local);
    char head[64];
    std::snprintf(head, sizeof head, "<%d>%s %2d %02d:%02d:%02d ", LOG_DAEMON | line.priority,
                  kMonths[local.tm_mon], local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec);
    std::string out = head;
    append_sender(&out, line);
    return out.append(text);
}

int write_ready(int fd, std::string_view text, size_t* done) {
    while (*done < text.size()) {
        pollfd ready = {fd, POLLOUT, 0};
        if (poll(&ready, 1, 0) == 0) return EAGAIN;
        // A pipe that is ready takes this much, also if it is in blocking mode.
        const size_t size = std::min<size_t>(text.size() - *done, PIPE_BUF);
        const ssize_t count = write(fd, text.data() + *done, size);
        if (count < 0 && errno != EINTR) return errno;
        if (count > 0) *done += static_cast<size_t>(count);
    }
    return 0;
}

}  // namespace eco
