// SPDX-License-Identifier: MIT
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace eco {

// One line on its way to a target.
struct Line {
    int priority;  // of syslog(3)
    time_t when;
    pid_t pid;
    bool ended;  // gets a line feed in files and on terminals
    std::string ident;
    std::string text;
    bool on_stderr = false;  // has begun there
    size_t done = 0;  // bytes that have been written: of all of it, or for syslog of the text
};

// The names of the priorities, "emerg" to "debug".
constexpr int kPriorities = 8;
extern const char* const kPriorityNames[kPriorities];

// As in files: "2026/01/31 12:00:00 info  name[123]: text". In local time.
std::string format_for_file(const Line& line);
// As syslogd reads it, RFC 3164: "<30>Jan 31 12:00:00 name[123]: text". Facility daemon.
std::string format_for_syslog(const Line& line, std::string_view text);
// A local time as strftime(3) writes it.
std::string format_time(time_t when, const char* format);

// Writes from `*done` on what a descriptor of others takes without waiting, and counts. 0 if that
// was the rest, EAGAIN or another errno value if not.
int write_ready(int fd, std::string_view text, size_t* done);

}  // namespace eco
