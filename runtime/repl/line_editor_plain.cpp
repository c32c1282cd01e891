// SPDX-License-Identifier: MIT
#include <cerrno>

#include <cstdlib>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include "runtime/repl/line_editor.h"

namespace eco {

void write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = write(fd, text.data(), text.size());
        if (count > 0) {
            text.remove_prefix(static_cast<size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd writable = {fd, POLLOUT, 0};
            poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            return;  // the terminal is gone
        }
    }
}

namespace {

class PlainEditor final : public LineEditor {
public:
    PlainEditor(Owner& owner, int input, int output)
        : owner_(owner), input_(input), output_(output) {
        const char* terminal = std::getenv("TERM");
        clears_ = isatty(output) != 0 && terminal != nullptr && *terminal != '\0' &&
                  std::string_view(terminal) != "dumb";
    }

    void begin(const std::string& prompt) override {
        prompt_ = prompt;
        write_all(output_, prompt_);
    }

    void end() override { prompt_.clear(); }

    void take_input() override {
        if (!has_input()) fill();
        const size_t newline = pending_.find('\n');
        if (newline != std::string::npos) {
            std::string line = pending_.substr(0, newline);
            pending_.erase(0, newline + 1);
            end();
            owner_.on_line(std::move(line));
        } else if (ended_ && !pending_.empty()) {
            end();
            owner_.on_line(std::exchange(pending_, std::string()));
        } else if (ended_) {
            end();
            write_all(output_, "\n");
            owner_.on_end();
        }
    }

    bool has_input() const override { return ended_ || pending_.find('\n') != std::string::npos; }

    void write_above(std::string_view text) override {
        // What is being typed is the terminal's: it stays valid but cannot be shown again.
        write_all(output_, clears_ ? "\r\x1b[K" : "\n");
        write_all(output_, text);
        write_all(output_, prompt_);
    }

    void resize() override {}
    void resume() override { write_all(output_, prompt_); }
    void remember(const std::string&) override {}

private:
    void fill() {
        char bytes[4096];
        const ssize_t count = read(input_, bytes, sizeof bytes);
        if (count > 0) {
            pending_.append(bytes, static_cast<size_t>(count));
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            ended_ = true;
        }
    }

    Owner& owner_;
    int input_;
    int output_;
    std::string prompt_;
    std::string pending_;
    bool ended_ = false;
    bool clears_ = false;  // the terminal can clear a line
};

}  // namespace

std::unique_ptr<LineEditor> open_plain_editor(LineEditor::Owner& owner, int input, int output) {
    return std::make_unique<PlainEditor>(owner, input, output);
}

}  // namespace eco
