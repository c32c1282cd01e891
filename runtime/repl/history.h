// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace eco {

// The entries of earlier prompts: $XDG_STATE_HOME/eco/history, one entry a line, newlines as "\n",
// mode 0600. Each entry is appended as it is made, under a lock, so that several prompts share the
// file; what is too old goes when the file is loaded. Without a home there is no file.
class HistoryFile {
public:
    static constexpr size_t kEntries = 1000;
    static constexpr size_t kLongest = 65536;  // bytes; what is longer is not kept

    HistoryFile();

    std::vector<std::string> load() const;
    void append(const std::string& entry) const;

private:
    std::string directory_;
};

}  // namespace eco
