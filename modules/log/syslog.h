// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "modules/log/line.h"

namespace eco {

// The system log, over its datagram socket. syslog(3) would wait where that is full.
class Syslog {
public:
    Syslog() = default;
    ~Syslog() { close(); }
    Syslog(const Syslog&) = delete;
    Syslog& operator=(const Syslog&) = delete;

    // Sends the text of the line from `done` on, in several datagrams if it is long. 0, or an errno
    // value.
    int send(Line& line);

    const std::string& path() const { return path_; }
    void set_path(const std::string& path);
    // Has it been there? Then a failure is likely to pass: it is busy, or being restarted.
    bool was_there() const { return was_there_; }
    void give_up() { was_there_ = false; }

private:
    int connect();
    void close();
    int transmit(const std::string& datagram);

    std::string path_ = "/dev/log";
    int fd_ = -1;
    bool was_there_ = false;
};

}  // namespace eco
