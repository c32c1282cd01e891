// SPDX-License-Identifier: MIT
//
// Takes keys and shows the line being typed. Never blocks: the owner tells it when the terminal has
// input, and is told of complete lines. Which editor there is, Meson decides.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace eco {

// What could stand for the word before the cursor: `start` is the offset of its first byte.
struct Completion {
    size_t start = 0;
    std::vector<std::string> candidates;
};

class LineEditor {
public:
    // Told by take_input(), which the editor leaves as the last thing it does.
    class Owner {
    public:
        virtual void on_line(std::string line) = 0;
        virtual void on_end() = 0;
        virtual Completion complete(std::string_view before_cursor) = 0;

    protected:
        ~Owner() = default;
    };

    virtual ~LineEditor() = default;

    // Shows the prompt and begins a line. What was typed ahead is taken at the next take_input().
    virtual void begin(const std::string& prompt) = 0;
    // Drops the line; the terminal is as it was before begin().
    virtual void end() = 0;
    // The terminal is readable, or something was typed ahead.
    virtual void take_input() = 0;
    virtual bool has_input() const = 0;
    // Shows text while a line is being typed: above it.
    virtual void write_above(std::string_view text) = 0;
    virtual void resize() = 0;
    // The process was stopped and goes on; others may have used the terminal meanwhile.
    virtual void resume() = 0;
    virtual void remember(const std::string& entry) = 0;
};

// For a terminal with cursor movement; null if this build has none or it cannot be used.
std::unique_ptr<LineEditor> open_rich_editor(LineEditor::Owner& owner, int input, int output);
// For everything else: the terminal's own line editing, or none.
std::unique_ptr<LineEditor> open_plain_editor(LineEditor::Owner& owner, int input, int output);

// Writes all of it, even if the descriptor is non-blocking.
void write_all(int fd, std::string_view text);

}  // namespace eco
