// SPDX-License-Identifier: MIT
#include "modules/log/file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/log/line.h"

namespace eco {

// A script may change its directory later.
static std::string absolute(const std::string& path) {
    char here[PATH_MAX];
    if (path.front() == '/' || getcwd(here, sizeof here) == nullptr) return path;
    return std::string(here) + "/" + path;
}

static int open_for_append(const std::string& path) {
    return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
                  0644);
}

int LogFile::open(const std::string& path) {
    path_ = absolute(path);
    const int error = reopen();
    if (error != 0) path_.clear();
    return error;
}

void LogFile::replace_by(LogFile& next) {
    std::swap(path_, next.path_);
    std::swap(fd_, next.fd_);
    device_ = next.device_;
    inode_ = next.inode_;
    not_before_ = 0;
    torn_ = false;
}

void LogFile::close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    path_.clear();
}

int LogFile::take_rotation_error() { return std::exchange(rotation_error_, 0); }

int LogFile::reopen() {
    const int fd = open_for_append(path_);
    if (fd < 0) return errno;
    struct stat facts = {};
    if (fstat(fd, &facts) != 0) {
        const int error = errno;
        ::close(fd);
        return error;
    }
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
    device_ = facts.st_dev;
    inode_ = facts.st_ino;
    not_before_ = 0;
    torn_ = false;
    return 0;
}

// Before a line: the descriptor is the file of that name, and there is room in it.
int LogFile::prepare() {
    struct stat facts = {};
    const bool found = stat(path_.c_str(), &facts) == 0;
    if (!found || facts.st_dev != device_ || facts.st_ino != inode_) {
        if (const int error = reopen()) return error;
        if (!found || fstat(fd_, &facts) != 0) return 0;
    }
    const int64_t size = facts.st_size;
    if (roll_size == 0 || size < std::max(roll_size, not_before_) || !S_ISREG(facts.st_mode)) {
        return 0;
    }
    rotate(size);
    return stat(path_.c_str(), &facts) == 0 && facts.st_ino == inode_ && facts.st_dev == device_
               ? 0
               : reopen();
}

int LogFile::append(std::string_view line, size_t* done) {
    if (*done == 0) {
        if (const int error = prepare()) return error;
        if (torn_ && write(fd_, "\n", 1) != 1) return errno;
        torn_ = false;
    }
    // The rest at once, so that the lines of other processes do not come in between.
    while (*done < line.size()) {
        const ssize_t count = write(fd_, line.data() + *done, line.size() - *done);
        if (count >= 0) {
            *done += static_cast<size_t>(count);
        } else if (errno != EINTR) {
            const int error = errno;
            if (error == EAGAIN) return error;
            torn_ = *done > 0;
            *done = 0;
            return error;
        }
    }
    return 0;
}

// ---- rotation ----------------------------------------------------------------------------------

struct Rotated {
    long number;
    std::string name;
};

static constexpr long kLastNumber = 999999999;

// The number in ".NNNN.YYYYMMDD-HHMMSS", or 0. One that cannot be followed by others is not ours.
static long number_in(const char* suffix) {
    if (*suffix != '.') return 0;
    char* end = nullptr;
    const long number = std::isdigit(suffix[1]) ? std::strtol(suffix + 1, &end, 10) : 0;
    if (number <= 0 || number >= kLastNumber || end - suffix < 5 || *end != '.') return 0;
    static const char kForm[] = "dddddddd-dddddd";
    for (size_t i = 0; i < sizeof kForm; ++i) {
        const char c = end[1 + i];
        if (kForm[i] == 'd' ? std::isdigit(static_cast<unsigned char>(c)) == 0 : c != kForm[i]) {
            return 0;
        }
    }
    return number;
}

// Finds what rotation has made of this path, the oldest first. Returns 0 or an errno value: without
// knowing all of them, the next one could take the name of another.
static int find_rotated(const std::string& path, std::vector<Rotated>* found) {
    const size_t slash = path.rfind('/');
    const std::string directory = path.substr(0, slash + 1);
    const std::string base = path.substr(slash + 1);
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(directory.c_str()), closedir);
    if (!entries) return errno;
    for (;;) {
        errno = 0;
        const dirent* entry = readdir(entries.get());
        if (entry == nullptr) break;
        const std::string name = entry->d_name;
        if (name.compare(0, base.size(), base) != 0) continue;
        const long number = number_in(name.c_str() + base.size());
        if (number > 0) found->push_back({number, directory + name});
    }
    const int error = errno;
    std::sort(found->begin(), found->end(),
              [](const Rotated& a, const Rotated& b) { return a.number < b.number; });
    return error;
}

int LogFile::rename_away() {
    std::vector<Rotated> present;
    if (const int error = find_rotated(path_, &present)) return error;
    const long number = present.empty() ? 1 : present.back().number + 1;
    char sequence[32];
    std::snprintf(sequence, sizeof sequence, ".%04ld.", number);
    const std::string name = path_ + sequence + format_time(time(nullptr), "%Y%m%d-%H%M%S");
    if (rename(path_.c_str(), name.c_str()) != 0) return errno;
    for (size_t i = 0; i + roll_count <= present.size(); ++i) unlink(present[i].name.c_str());
    return 0;
}

// Of several processes that write to the file one renames it; the others find another file of that
// name then.
void LogFile::rotate(int64_t size) {
    if (flock(fd_, LOCK_EX | LOCK_NB) != 0) return;
    struct stat facts = {};
    const bool ours = stat(path_.c_str(), &facts) == 0 && facts.st_ino == inode_;
    rotation_error_ = ours ? rename_away() : 0;
    if (rotation_error_ == 0) return;  // closing the descriptor unlocks
    flock(fd_, LOCK_UN);
    not_before_ = size + roll_size;
}

}  // namespace eco
