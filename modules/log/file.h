// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace eco {

// A file that lines are appended to. It stays open, follows its name when somebody else renames it,
// and is renamed itself when it has grown: to NAME.0001.20260131-120000 and so on, of which the
// newest are kept. Several processes may write to the same one.
class LogFile {
public:
    LogFile() = default;
    ~LogFile() { close(); }
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    // Starts on a file. 0 or an errno value.
    int open(const std::string& path);
    // Goes on with what `next` has opened.
    void replace_by(LogFile& next);
    void close();
    // After a fork: opens its own, for locks are common to what was opened before.
    void forget() { inode_ = 0; }
    bool is_open() const { return !path_.empty(); }
    const std::string& path() const { return path_; }

    // Writes the line from `*done` on. 0, or an errno value: EAGAIN if it is to be tried again (a
    // pipe that is full), and `*done` has been moved.
    int append(std::string_view line, size_t* done);

    // What the last rotation failed with, told once; or 0.
    int take_rotation_error();

    int64_t roll_size = 102400;  // 0: never
    size_t roll_count = 10;

private:
    int prepare();
    int reopen();
    void rotate(int64_t size);
    int rename_away();

    std::string path_;  // absolute
    int fd_ = -1;
    dev_t device_ = 0;  // which file the descriptor is
    ino_t inode_ = 0;
    int64_t not_before_ = 0;  // the size at which to rotate, after that has failed
    int rotation_error_ = 0;
    bool torn_ = false;  // ends amidst a line
};

}  // namespace eco
