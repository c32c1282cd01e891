// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

// Puts the modes of the prompt's terminal back, whatever way the process ends while a line is being
// typed (see runtime/terminal_guard.h), and when Ctrl-Z stops it. One for a process.
class TerminalMode {
public:
    explicit TerminalMode(int fd);
    ~TerminalMode();
    TerminalMode(const TerminalMode&) = delete;
    TerminalMode& operator=(const TerminalMode&) = delete;

    // From now on, the modes of this moment are those to be put back.
    void save();
    // The terminal has them again.
    void release();
    // The process was stopped and goes on.
    void resume();

private:
    const int fd_;
};

}  // namespace eco
