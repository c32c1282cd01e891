// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "modules/log/file.h"
#include "modules/log/line.h"
#include "modules/log/syslog.h"
#include "runtime/lua.h"
#include "runtime/timer_heap.h"

namespace eco {

class Runtime;

// Brings lines to their target: a file if one is set, else standard output if that is a terminal,
// else the system log, or stderr where there is none.
//
// It never waits. What the target does not take now (syslogd is busy or being restarted, a pipe is
// full) is kept, and tried again by a timer; what it refuses (the disk is full) goes to stderr.
// What then is missing in the target is told there, once it takes lines again.
class Logger {
public:
    explicit Logger(Runtime& runtime);
    ~Logger();
    Logger(const Logger&) = delete;
    Logger& operator=(const Logger&) = delete;

    // A message of several lines becomes as many; `ended` says whether the last gets a line feed.
    void log(int priority, std::string_view message, bool ended);
    // The same as text for the terminal, which the caller shows.
    std::string format(int priority, std::string_view message, bool ended);

    // Shall lines be shown on the terminal?
    bool is_terminal() const;

    // An empty path: no file. 0 or an errno value.
    int set_path(const std::string& path);
    void set_syslog(const std::string& path);
    void set_ident(std::string_view ident) { ident_ = ident; }
    LogFile& file() { return file_; }

private:
    class Retry final : public Timer {
    public:
        explicit Retry(Logger& logger) : logger_(logger) {}

    private:
        void expired() override { logger_.retry(); }
        Logger& logger_;
    };

    Line start_line(int priority, bool ended);
    void deliver(Line line);
    int put(Line& line);
    int try_put(Line& line);
    int tell_missing();
    void divert(const Line& line, int error);
    void complain(const std::string& what, int error);

    const std::string& target_name() const;

    // Is there anything to be tried again?
    bool has_kept() const { return !kept_.empty() || overflowed_; }
    void keep(Line line);
    void retry();
    bool try_kept();
    void abandon();
    void settle(Nanoseconds idle, Nanoseconds total);
    void forget_parent();

    Runtime& runtime_;
    LogFile file_;
    Syslog syslog_;
    std::string ident_;
    Retry timer_;
    std::deque<Line> kept_;
    size_t kept_bytes_ = 0;
    Nanoseconds pause_ = 0;          // until the next retry
    Nanoseconds last_progress_ = 0;  // of the lines that are kept
    bool overflowed_ = false;        // there was no room: no more are kept until that is told
    size_t missing_ = 0;             // lines that the target did not get
    int missing_error_ = 0;          // why
    bool complained_ = false;        // on stderr, since the target last took a line
    pid_t owner_;                    // of the lines that are kept
};

}  // namespace eco
