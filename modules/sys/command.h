// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace eco {

// A program to run, and what it starts with.
struct Command {
    static constexpr int kInherit = -1;

    std::vector<std::string> paths;  // tried in this order, as execvp(3) tries those of PATH
    std::vector<std::string> arguments;
    std::optional<std::vector<std::string>> environment;  // "NAME=value"; else that of this process
    int streams[3] = {kInherit, kInherit, kInherit};      // descriptors that become 0, 1, 2
    std::optional<std::string> directory;
    std::optional<uid_t> user;
    std::optional<gid_t> group;
    std::optional<pid_t> process_group;

    // Runs it as a child. Returns 0 or an errno value: also when the child could not become the
    // program; then there is no child any more.
    int start(pid_t* pid) const;
};

}  // namespace eco
