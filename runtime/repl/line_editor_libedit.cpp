// SPDX-License-Identifier: MIT
//
// libedit, fed one whole key at a time: it would block in the middle of an escape sequence, so the
// bytes of a key are collected here first, and editline(3)'s unbuffered mode takes them as they
// come.
#include <algorithm>
#include <cerrno>
#include <climits>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <utility>

#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/repl/history.h"
#include "runtime/repl/line_editor.h"

namespace eco {

namespace {

constexpr char kEscape = '\x1b';
constexpr char kControlD = '\x04';
constexpr char kControlX = '\x18';

// The size of the key at the start of `bytes`; 0 if more of it must come.
size_t key_size(std::string_view bytes) {
    if (bytes.empty()) return 0;
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (first >= 0xC0) {
        const size_t size = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2);
        return bytes.size() >= size ? size : 0;
    }
    if (bytes[0] == kControlX) return bytes.size() >= 2 ? 2 : 0;
    if (bytes[0] != kEscape) return 1;
    if (bytes.size() < 2) return 0;
    if (bytes[1] == 'O') return bytes.size() >= 3 ? 3 : 0;
    if (bytes[1] != '[') {
        const size_t rest = key_size(bytes.substr(1));
        return rest == 0 ? 0 : rest + 1;
    }
    for (size_t i = 2; i < bytes.size(); ++i) {
        if (bytes[i] >= '@' && bytes[i] <= '~') return i + 1;
    }
    return 0;
}

class LibeditEditor final : public LineEditor {
public:
    LibeditEditor(Owner& owner, int input, int output)
        : owner_(owner),
          input_(input),
          output_(output),
          in_(fdopen(dup(input), "r")),
          out_(fdopen(dup(output), "w")),
          history_(history_init()) {
        const char* terminal = std::getenv("TERM");
        dumb_ = terminal == nullptr || *terminal == '\0' || std::strcmp(terminal, "dumb") == 0;
        el_ = el_init("eco", in_, out_, out_);
        if (el_ == nullptr) return;
        el_set(el_, EL_CLIENTDATA, this);
        el_set(el_, EL_SIGNAL, 0);
        el_set(el_, EL_EDITOR, "emacs");
        el_set(el_, EL_PROMPT, show_prompt);
        el_set(el_, EL_GETCFN, next_character);
        el_set(el_, EL_ADDFN, "eco-complete", "complete the word", complete_word);
        el_set(el_, EL_BIND, "^I", "eco-complete", nullptr);
        // These would wait for further keys.
        el_set(el_, EL_BIND, "^V", "ed-unassigned", nullptr);
        el_set(el_, EL_BIND, "\\ex", "ed-unassigned", nullptr);
        el_set(el_, EL_BIND, "\\eX", "ed-unassigned", nullptr);
        for (const char* home : {"\\e[H", "\\e[1~", "\\eOH"}) {
            el_set(el_, EL_BIND, home, "ed-move-to-beg", nullptr);
        }
        for (const char* end : {"\\e[F", "\\e[4~", "\\eOF"}) {
            el_set(el_, EL_BIND, end, "ed-move-to-end", nullptr);
        }
        el_set(el_, EL_BIND, "\\e[3~", "ed-delete-next-char", nullptr);
        HistEvent event;
        history(history_, &event, H_SETSIZE, static_cast<int>(HistoryFile::kEntries));
        el_set(el_, EL_HIST, history, history_);
        for (const std::string& entry : file_.load()) {
            history(history_, &event, H_ENTER, entry.c_str());
        }
    }

    ~LibeditEditor() override {
        end();
        if (el_ != nullptr) el_end(el_);
        history_end(history_);
        std::fclose(in_);
        std::fclose(out_);
    }

    LibeditEditor(const LibeditEditor&) = delete;
    LibeditEditor& operator=(const LibeditEditor&) = delete;

    bool usable() const { return el_ != nullptr; }

    void begin(const std::string& prompt) override {
        prompt_ = prompt;
        reading_ = true;
        el_set(el_, EL_UNBUFFERED, 1);
    }

    void end() override {
        if (!std::exchange(reading_, false)) return;
        el_deletestr(el_, el_cursor(el_, INT_MAX / 2));  // or the next line would begin with it
        el_set(el_, EL_UNBUFFERED, 0);
    }

    bool has_input() const override { return ended_ || key_size(pending_) > 0; }

    void take_input() override {
        if (!has_input()) fill();
        while (reading_) {
            const size_t size = key_size(pending_);
            if (size == 0) break;
            if (pending_[0] == kControlD && line().empty()) {
                pending_.erase(0, 1);
                return finish_with_end();
            }
            key_ = pending_.substr(0, size);
            pending_.erase(0, size);
            if (take_key()) return;
        }
        if (ended_ && reading_) finish_with_end();
    }

    void write_above(std::string_view text) override {
        erase();
        write_all(output_, text);
        el_set(el_, EL_REFRESH);
    }

    void resize() override {
        erase();
        el_resize(el_);
        el_set(el_, EL_REFRESH);
    }

    void remember(const std::string& entry) override {
        HistEvent event;
        history(history_, &event, H_ENTER, entry.c_str());
        file_.append(entry);
    }

private:
    static LibeditEditor& self(EditLine* el) {
        void* data = nullptr;
        el_get(el, EL_CLIENTDATA, &data);
        return *static_cast<LibeditEditor*>(data);
    }

    static char* show_prompt(EditLine* el) { return self(el).prompt_.data(); }

    // The next character of the key at hand; never waits.
    static int next_character(EditLine* el, wchar_t* character) {
        std::string& key = self(el).key_;
        if (key.empty()) {
            errno = EAGAIN;
            return -1;
        }
        mbstate_t state = {};
        const size_t size = mbrtowc(character, key.data(), key.size(), &state);
        if (size == static_cast<size_t>(-1) || size == static_cast<size_t>(-2) || size == 0) {
            *character = static_cast<unsigned char>(key[0]) < 0x80 ? key[0] : L'?';
            key.erase(0, 1);
        } else {
            key.erase(0, size);
        }
        return 1;
    }

    // True if that ended the line.
    bool take_key() {
        int count = 0;
        const char* typed = el_gets(el_, &count);
        key_.clear();
        if (!listing_.empty()) write_above(std::exchange(listing_, std::string()));
        if (typed == nullptr || count <= 0) return false;
        std::string text(typed, static_cast<size_t>(count));  // no zero byte ends it
        if (text.empty() || (text.back() != '\n' && text.back() != '\r')) return false;
        text.pop_back();
        end();
        owner_.on_line(std::move(text));
        return true;
    }

    void finish_with_end() {
        end();
        write_all(output_, "\r\n");
        owner_.on_end();
    }

    void fill() {
        char bytes[4096];
        const ssize_t count = read(input_, bytes, sizeof bytes);
        if (count > 0) {
            pending_.append(bytes, static_cast<size_t>(count));
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            ended_ = true;
        }
    }

    // Takes prompt and line off the screen; the cursor is where the prompt began.
    void erase() {
        std::string output;
        if (dumb_) {
            output = "\r\n";
        } else {
            output = "\r";
            if (const int rows = rows_above_cursor()) {
                output += "\x1b[" + std::to_string(rows) + "A";
            }
            output += "\x1b[J";
        }
        std::fflush(out_);
        write_all(output_, output);
    }

    std::string line() const {
        const LineInfo* info = el_line(el_);
        return {info->buffer, static_cast<size_t>(info->lastchar - info->buffer)};
    }

    std::string before_cursor() const {
        const LineInfo* info = el_line(el_);
        return {info->buffer, static_cast<size_t>(info->cursor - info->buffer)};
    }

    int columns() const {
        winsize size = {};
        return ioctl(output_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }

    // How many screen rows the prompt and the line take above the one with the cursor.
    int rows_above_cursor() const {
        const std::string text = prompt_ + before_cursor();
        const int width = columns();
        int row = 0;
        int column = 0;
        mbstate_t state = {};
        for (size_t i = 0; i < text.size();) {
            wchar_t character = L'?';
            size_t size = mbrtowc(&character, text.data() + i, text.size() - i, &state);
            if (size == 0 || size > text.size()) size = 1, state = {};
            i += size;
            const int cells = std::max(wcwidth(character), 0);
            if (character == L'\n' || column + cells > width) {
                ++row;
                column = character == L'\n' ? 0 : cells;
            } else {
                column += cells;
            }
        }
        return column == width ? row + 1 : row;
    }

    static unsigned char complete_word(EditLine* el, int) {
        LibeditEditor& editor = self(el);
        const std::string before = editor.before_cursor();
        const Completion completion = editor.owner_.complete(before);
        const auto& candidates = completion.candidates;
        if (candidates.empty()) return CC_ERROR;
        std::string common = candidates.front();
        for (const std::string& candidate : candidates) {
            const auto different =
                std::mismatch(common.begin(), common.end(), candidate.begin(), candidate.end());
            common.erase(different.first, common.end());
        }
        const std::string word = before.substr(std::min(completion.start, before.size()));
        if (common.size() > word.size()) {
            // Words are names: one byte is one character.
            el_deletestr(el, static_cast<int>(word.size()));
            el_insertstr(el, common.c_str());
            return CC_REFRESH;
        }
        if (candidates.size() == 1) return CC_ERROR;
        for (const std::string& candidate : candidates) editor.listing_ += candidate + "  ";
        editor.listing_ += "\n";
        return CC_REFRESH;
    }

    Owner& owner_;
    int input_;
    int output_;
    FILE* in_;
    FILE* out_;
    History* history_;
    EditLine* el_ = nullptr;
    HistoryFile file_;
    std::string prompt_;
    std::string pending_;  // bytes that have come and are not yet taken
    std::string key_;      // what is left of the key being taken
    std::string listing_;  // candidates to show
    bool dumb_ = false;
    bool reading_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<LineEditor> open_rich_editor(LineEditor::Owner& owner, int input, int output) {
    if (isatty(input) == 0 || isatty(output) == 0) return nullptr;
    std::setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
    auto editor = std::make_unique<LibeditEditor>(owner, input, output);
    return editor->usable() ? std::move(editor) : nullptr;
}

}  // namespace eco
