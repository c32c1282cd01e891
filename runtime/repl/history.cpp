// SPDX-License-Identifier: MIT
#include "runtime/repl/history.h"

#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace eco {

static std::string escape(const std::string& entry) {
    std::string line;
    for (const char c : entry) {
        if (c == '\n') {
            line += "\\n";
        } else if (c == '\\') {
            line += "\\\\";
        } else {
            line += c;
        }
    }
    return line;
}

static std::string unescape(const std::string& line) {
    std::string entry;
    for (size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            ++i;
            entry += line[i] == 'n' ? '\n' : line[i];
        } else {
            entry += line[i];
        }
    }
    return entry;
}

// Holds off the other prompts while it lives.
class DirectoryLock {
public:
    explicit DirectoryLock(const std::string& directory)
        : fd_(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (fd_ >= 0) flock(fd_, LOCK_EX);
    }
    ~DirectoryLock() {
        if (fd_ >= 0) close(fd_);
    }
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    int fd_;
};

static std::vector<std::string> lines_of(const std::string& path) {
    std::vector<std::string> lines;
    FILE* const file = std::fopen(path.c_str(), "re");
    if (!file) return lines;
    char* line = nullptr;
    size_t size = 0;
    for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
        lines.emplace_back(line, line[length - 1] == '\n' ? length - 1 : length);
    }
    std::free(line);
    std::fclose(file);
    return lines;
}

static bool write_file(const std::string& path, int flags, const std::string& text) {
    const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (fd < 0) return false;
    const bool complete = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    close(fd);
    return complete;
}

static void make_directories(const std::string& path) {
    for (size_t slash = path.find('/', 1); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        mkdir(path.substr(0, slash).c_str(), 0700);
    }
    mkdir(path.c_str(), 0700);
}

HistoryFile::HistoryFile() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    if (state != nullptr && state[0] == '/') {
        directory_ = std::string(state) + "/eco";
    } else if (home != nullptr && home[0] == '/') {
        directory_ = std::string(home) + "/.local/state/eco";
    } else {
        return;
    }
    make_directories(directory_);
}

std::vector<std::string> HistoryFile::load() const {
    std::vector<std::string> entries;
    if (directory_.empty()) return entries;
    const DirectoryLock lock(directory_);
    const std::string path = directory_ + "/history";
    for (const std::string& line : lines_of(path)) {
        if (line.size() <= kLongest) entries.push_back(unescape(line));
    }
    if (entries.size() <= kEntries) return entries;
    entries.erase(entries.begin(), entries.end() - kEntries);
    std::string text;
    for (const std::string& entry : entries) text += escape(entry) + "\n";
    const std::string fresh = path + ".new";
    if (write_file(fresh, O_TRUNC, text)) rename(fresh.c_str(), path.c_str());
    return entries;
}

void HistoryFile::append(const std::string& entry) const {
    const std::string line = escape(entry);
    if (directory_.empty() || line.size() > kLongest) return;
    const DirectoryLock lock(directory_);
    write_file(directory_ + "/history", O_APPEND, line + "\n");
}

}  // namespace eco
