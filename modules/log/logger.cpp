// SPDX-License-Identifier: MIT
#include "modules/log/logger.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>
#include <syslog.h>
#include <unistd.h>

#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

static constexpr size_t kMostKept = 1 << 20;  // bytes
static constexpr Nanoseconds kLongestPause = 100 * kMillisecond;
// How long a target may take nothing before it is given up; at the end of the program, before
// the rest goes to stderr.
static constexpr Nanoseconds kPatience = 5000 * kMillisecond;
static constexpr Nanoseconds kLastPatience = 1000 * kMillisecond;
// What a change of the target may cost.
static constexpr Nanoseconds kChange = 20 * kMillisecond;
static constexpr size_t kLongestIdent = 31;

Logger::Logger(Runtime& runtime)
    : runtime_(runtime),
      ident_(std::string_view(program_invocation_short_name).substr(0, kLongestIdent)),
      timer_(*this),
      owner_(getpid()) {}

Logger::~Logger() {
    forget_parent();
    settle(kLastPatience, kPatience);
    runtime_.scheduler().timers().disarm(timer_);
}

// ---- messages ----------------------------------------------------------------------------------

// CR before LF goes, and a NUL byte becomes visible.
static std::string clean(std::string_view text) {
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    std::string out;
    size_t end = text.find('\0');
    while (end != std::string_view::npos) {
        out.append(text.substr(0, end)).append("\\0");
        text.remove_prefix(end + 1);
        end = text.find('\0');
    }
    return out.append(text);
}

// Hands the lines of a message to `take`. `line` is what they have in common.
template <class Take>
static void split(Line line, std::string_view message, Take take) {
    const bool ended = std::exchange(line.ended, true);
    size_t end = message.find('\n');
    while (end != std::string_view::npos) {
        line.text = clean(message.substr(0, end));
        take(line);
        message.remove_prefix(end + 1);
        if (message.empty()) return;
        end = message.find('\n');
    }
    line.ended = ended;
    line.text = clean(message);
    if (!ended && !message.empty() && message.back() == '\r') line.text.push_back('\r');
    take(std::move(line));
}

Line Logger::start_line(int priority, bool ended) {
    forget_parent();
    return Line{priority, time(nullptr), owner_, ended, ident_, {}};
}

void Logger::log(int priority, std::string_view message, bool ended) {
    split(start_line(priority, ended), message, [this](Line line) { deliver(std::move(line)); });
}

std::string Logger::format(int priority, std::string_view message, bool ended) {
    std::string text;
    split(start_line(priority, ended), message,
          [&text](const Line& line) { text += format_for_file(line); });
    return text;
}

// ---- targets -----------------------------------------------------------------------------------

bool Logger::is_terminal() const { return !file_.is_open() && isatty(STDOUT_FILENO) != 0; }

// The old target gets what is meant for it, as far as it takes it. What cannot be opened changes
// nothing.
int Logger::set_path(const std::string& path) {
    LogFile next;
    if (!path.empty()) {
        if (const int error = next.open(path)) return error;
    }
    settle(0, kChange);
    file_.replace_by(next);
    return 0;
}

void Logger::set_syslog(const std::string& path) {
    settle(0, kChange);
    syslog_.set_path(path);
}

const std::string& Logger::target_name() const {
    static const std::string kStderr = "stderr";
    if (file_.is_open()) return file_.path();
    return syslog_.was_there() ? syslog_.path() : kStderr;
}

// 0, EAGAIN, or why the target does not take the line.
int Logger::put(Line& line) {
    if (file_.is_open()) return file_.append(format_for_file(line), &line.done);
    if (!line.on_stderr) {
        if (syslog_.send(line) == 0) return 0;
        if (syslog_.was_there()) return EAGAIN;
    }
    line.on_stderr = true;
    return write_ready(STDERR_FILENO, format_for_file(line), &line.done);
}

// The same; and the target works again.
int Logger::try_put(Line& line) {
    const int error = put(line);
    if (error == 0) complained_ = false;
    const int rotation_error = file_.take_rotation_error();
    if (rotation_error != 0) complain("cannot rotate " + file_.path(), rotation_error);
    return error;
}

// In the place of those lines. 0, or why it cannot be told.
int Logger::tell_missing() {
    if (missing_ == 0) return 0;
    Line note = start_line(LOG_WARNING, true);
    note.text =
        std::to_string(missing_) + " lines are missing here: " + std::strerror(missing_error_);
    const int error = put(note);
    if (error == 0) {
        missing_ = 0;
        overflowed_ = false;
    }
    return error;
}

void Logger::deliver(Line line) {
    if (!kept_.empty()) return keep(std::move(line));
    int error = tell_missing();
    if (error == 0) error = try_put(line);
    if (error == EAGAIN) {
        keep(std::move(line));
    } else if (error != 0) {
        divert(line, error);
    }
}

// To stderr: the target refuses it.
void Logger::divert(const Line& line, int error) {
    ++missing_;
    missing_error_ = error;
    if (!complained_) complain(target_name(), error);
    complained_ = true;
    size_t done = 0;
    write_ready(STDERR_FILENO, format_for_file(line), &done);
}

void Logger::complain(const std::string& what, int error) {
    size_t done = 0;
    write_ready(STDERR_FILENO, "eco.log: " + what + ": " + std::strerror(error) + "\n", &done);
}

// ---- lines that are tried again ----------------------------------------------------------------

// After a fork they belong to the other process.
void Logger::forget_parent() {
    const pid_t self = getpid();
    if (self == owner_) return;
    owner_ = self;
    kept_.clear();
    kept_bytes_ = missing_ = 0;
    overflowed_ = false;
    file_.forget();
}

void Logger::keep(Line line) {
    const size_t size = line.text.size() + sizeof line;
    overflowed_ = overflowed_ || (kept_bytes_ + size > kMostKept && !kept_.empty());
    if (overflowed_) {
        ++missing_;
        missing_error_ = ENOBUFS;
        return;
    }
    kept_bytes_ += size;
    kept_.push_back(std::move(line));
    if (timer_.armed()) return;
    pause_ = kMillisecond;
    last_progress_ = monotonic_now();
    runtime_.scheduler().timers().arm(timer_, last_progress_ + pause_);
}

// For a millisecond at most. True if the target has taken something.
bool Logger::try_kept() {
    const Nanoseconds start = monotonic_now();
    bool progress = false;
    while (!kept_.empty() && monotonic_now() - start < kMillisecond) {
        Line& line = kept_.front();
        const size_t before = line.done;
        const int error = try_put(line);
        progress = progress || error != EAGAIN || line.done > before;
        if (error == EAGAIN) break;
        if (error != 0) divert(line, error);
        kept_bytes_ -= line.text.size() + sizeof line;
        kept_.pop_front();
    }
    if (kept_.empty() && missing_ > 0 && tell_missing() == 0) progress = true;
    return progress;
}

void Logger::retry() {
    forget_parent();
    const bool progress = try_kept();
    const Nanoseconds now = monotonic_now();
    if (progress) last_progress_ = now;
    pause_ = progress ? kMillisecond : std::min(2 * pause_, kLongestPause);
    if (has_kept() && now - last_progress_ >= kPatience) abandon();
    if (has_kept()) runtime_.scheduler().timers().arm(timer_, now + pause_);
}

// The target has taken nothing for long: the lines go to stderr.
void Logger::abandon() {
    if (!file_.is_open() && syslog_.was_there()) {
        complain(target_name(), ETIMEDOUT);
        syslog_.give_up();  // stderr is the target now
        if (!kept_.empty()) kept_.front().done = 0;
        last_progress_ = monotonic_now();
        return;
    }
    for (const Line& line : kept_) divert(line, ETIMEDOUT);
    kept_.clear();
    kept_bytes_ = 0;
    if (!overflowed_) return;
    overflowed_ = false;
    complain(std::to_string(missing_) + " lines for " + target_name(), missing_error_);
}

// Before the target changes, or the end: the target may take nothing for `idle`, and all of them
// may take `total`. What is left then goes to stderr.
void Logger::settle(Nanoseconds idle, Nanoseconds total) {
    const Nanoseconds start = last_progress_ = monotonic_now();
    while (has_kept() && monotonic_now() - start < total) {
        if (try_kept()) {
            last_progress_ = monotonic_now();
        } else if (monotonic_now() - last_progress_ >= idle) {
            break;
        } else {
            poll(nullptr, 0, 1);
        }
    }
    if (has_kept()) abandon();
    while (has_kept() && try_kept()) {
    }
    if (has_kept()) abandon();
}

}  // namespace eco
