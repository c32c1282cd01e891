// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

// Puts the modes of a terminal back, whatever way the process ends or stops while a line is being
// typed: exit(3), a signal that kills, Ctrl-Z. Signals that are handled or ignored already are left
// alone. One for a process.
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
};

}  // namespace eco
