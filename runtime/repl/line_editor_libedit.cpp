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
#include <cwctype>
#include <utility>

#include <fcntl.h>
#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/repl/history.h"
#include "runtime/repl/line_editor.h"
#include "runtime/repl/terminal_mode.h"

namespace eco {

namespace {

constexpr char kEscape = '\x1b';
constexpr char kControlD = '\x04';
constexpr char kControlX = '\x18';
constexpr size_t kMostShown = 200;         // candidates of a completion
constexpr const char* kPasteKey = "\x16";  // ^V

size_t key_size(std::string_view bytes);

// The sequence that begins with "\e["; it is cut short by a byte that cannot be part of one.
size_t sequence_size(std::string_view bytes) {
    size_t i = bytes.substr(2, 1) == "[" ? 3 : 2;  // a function key of the Linux console
    for (; i < bytes.size(); ++i) {
        if (bytes[i] >= '@' && bytes[i] <= '~') return i + 1;
        if (bytes[i] < ' ' || bytes[i] > '?') return i;
    }
    return 0;
}

size_t character_size(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    const size_t size = first < 0xC0 ? 1 : (first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2));
    for (size_t i = 1; i < size; ++i) {
        if (i == bytes.size()) return 0;
        if ((static_cast<unsigned char>(bytes[i]) & 0xC0) != 0x80) return i;
    }
    return size;
}

// The size of the key at the start of `bytes`; 0 if more of it must come.
size_t key_size(std::string_view bytes) {
    if (bytes.empty()) return 0;
    if (bytes[0] == kControlX) return bytes.size() >= 2 ? 2 : 0;
    if (bytes[0] != kEscape) return character_size(bytes);
    if (bytes.size() < 2) return 0;
    if (bytes[1] == 'O') return bytes.size() >= 3 ? 3 : 0;
    if (bytes[1] == '[') return sequence_size(bytes);
    const size_t rest = key_size(bytes.substr(1));
    return rest == 0 ? 0 : rest + 1;
}

// What follows "\e[" or "\eO", and the key that libedit knows for it.
struct Sequence {
    std::string_view code;
    const char* key;
};
constexpr Sequence kSequences[] = {
    {"A", "\x10"},
    {"B", "\x0e"},
    {"C", "\x06"},
    {"D", "\x02"},
    {"H", "\x01"},
    {"F", "\x05"},
    {"1~", "\x01"},
    {"7~", "\x01"},
    {"4~", "\x05"},
    {"8~", "\x05"},
    {"3~", "\x1b[3~"},
    {"1;5C",
     "\x1b"
     "f"},
    {"1;5D",
     "\x1b"
     "b"},
    {"1;3C",
     "\x1b"
     "f"},
    {"1;3D",
     "\x1b"
     "b"},
};

// A key as libedit knows it; of a sequence that it does not know it would take the rest as text.
std::string known_key(std::string_view key) {
    while (key.size() > 2 && key[1] == kEscape) key.remove_prefix(1);
    if (key == std::string_view("\0", 1)) return "";
    if (key.size() < 3 || key[0] != kEscape || (key[1] != '[' && key[1] != 'O')) {
        return std::string(key);
    }
    for (const Sequence& sequence : kSequences) {
        if (key.substr(2) == sequence.code) return sequence.key;
    }
    return "";
}

// The size of the printable text at the start of `bytes`.
size_t text_size(std::string_view bytes) {
    size_t total = 0;
    while (total < bytes.size()) {
        const size_t size = key_size(bytes.substr(total));
        wchar_t character = 0;
        mbstate_t state = {};
        if (size == 0 || mbrtowc(&character, bytes.data() + total, size, &state) != size) break;
        if (iswprint(static_cast<wint_t>(character)) == 0) break;
        total += size;
    }
    return total;
}

class LibeditEditor final : public LineEditor {
public:
    LibeditEditor(Owner& owner, int input, int output)
        : owner_(owner),
          input_(input),
          output_(output),
          in_(fdopen(fcntl(input, F_DUPFD_CLOEXEC, 3), "r")),
          out_(fdopen(fcntl(output, F_DUPFD_CLOEXEC, 3), "w")),
          mode_(input),
          history_(history_init()) {
        const char* terminal = std::getenv("TERM");
        if (in_ == nullptr || out_ == nullptr || history_ == nullptr) return;
        el_ = el_init("eco", in_, out_, out_);
        if (el_ == nullptr) return;
        const char* up = nullptr;
        dumb_ = terminal == nullptr || std::strcmp(terminal, "dumb") == 0 ||
                el_get(el_, EL_GETTC, "up", &up) != 0 || up == nullptr || *up == '\0';
        el_set(el_, EL_CLIENTDATA, this);
        el_set(el_, EL_SIGNAL, 0);
        el_set(el_, EL_EDITOR, "emacs");
        el_set(el_, EL_PROMPT, show_prompt);
        el_set(el_, EL_GETCFN, next_character);
        el_set(el_, EL_ADDFN, "eco-complete", "complete the word", complete_word);
        el_set(el_, EL_BIND, "^I", "eco-complete", nullptr);
        el_set(el_, EL_ADDFN, "eco-paste", "insert what has come at once", paste);
        el_set(el_, EL_BIND, kPasteKey, "eco-paste", nullptr);
        // These would wait for further keys.
        el_set(el_, EL_BIND, "\\ex", "ed-unassigned", nullptr);
        el_set(el_, EL_BIND, "\\eX", "ed-unassigned", nullptr);
        el_set(el_, EL_BIND, "\\e[3~", "ed-delete-next-char", nullptr);
        HistEvent event;
        history(history_, &event, H_SETSIZE, static_cast<int>(HistoryFile::kEntries));
        el_set(el_, EL_HIST, history, history_);
        for (const std::string& entry : file_.load()) {
            const bool is_text = mbstowcs(nullptr, entry.c_str(), 0) != static_cast<size_t>(-1);
            if (is_text) history(history_, &event, H_ENTER, entry.c_str());
        }
    }

    ~LibeditEditor() override {
        end();
        if (el_ != nullptr) el_end(el_);
        if (history_ != nullptr) history_end(history_);
        if (in_ != nullptr) std::fclose(in_);
        if (out_ != nullptr) std::fclose(out_);
    }

    LibeditEditor(const LibeditEditor&) = delete;
    LibeditEditor& operator=(const LibeditEditor&) = delete;

    bool usable() const { return el_ != nullptr; }

    void begin(const std::string& prompt) override {
        prompt_ = prompt;
        reading_ = true;
        mode_.save();
        el_set(el_, EL_UNBUFFERED, 1);
    }

    void end() override {
        if (!std::exchange(reading_, false)) return;
        el_deletestr(el_, el_cursor(el_, INT_MAX / 2));  // or the next line would begin with it
        el_set(el_, EL_UNBUFFERED, 0);
        mode_.release();
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
            const size_t text = text_size(pending_);
            if (text > size) {
                pasted_ = pending_.substr(0, text);
                key_ = kPasteKey;
            } else {
                key_ = known_key(pending_.substr(0, size));
            }
            pending_.erase(0, std::max(size, text));
            if (!key_.empty() && take_key()) return;
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

    void resume() override {
        mode_.resume();
        if (!reading_) return;
        el_set(el_, EL_PREP_TERM, 0);
        el_set(el_, EL_PREP_TERM, 1);
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
            const int cells = cells_of(character, column, width);
            const bool whole = iswprint(static_cast<wint_t>(character)) != 0;
            if (character == L'\n' || (whole && column + cells > width)) {
                ++row;
                column = 0;
            }
            column += cells;
            row += column / width;
            column %= width;
        }
        return row;
    }

    // As libedit shows it: ^[ for a control character, \U+0080 for others that do not print.
    static int cells_of(wchar_t character, int column, int width) {
        if (character == L'\n') return 0;
        if (character == L'\t') return std::min(8 - column % 8, width - column);
        if (character < L' ' || character == L'\x7f') return 2;
        if (iswprint(static_cast<wint_t>(character)) == 0) return character > 0xFFFF ? 8 : 7;
        return std::max(wcwidth(character), 0);
    }

    static unsigned char paste(EditLine* el, int) {
        el_insertstr(el, std::exchange(self(el).pasted_, std::string()).c_str());
        return CC_REFRESH;
    }

    static std::string lines_of(const std::vector<std::string>& words, size_t width) {
        std::string lines;
        size_t column = 0;
        for (size_t i = 0; i < std::min(words.size(), kMostShown); ++i) {
            if (column > 0 && column + words[i].size() > width) {
                lines += '\n';
                column = 0;
            }
            lines += words[i] + "  ";
            column += words[i].size() + 2;
        }
        lines += '\n';
        if (words.size() > kMostShown) {
            lines += "... " + std::to_string(words.size() - kMostShown) + " more\n";
        }
        return lines;
    }

    static unsigned char complete_word(EditLine* el, int) {
        LibeditEditor& editor = self(el);
        const std::string before = editor.before_cursor();
        const Completion completion = editor.owner_.complete(before);
        const auto& candidates = completion.candidates;
        std::string common = candidates.empty() ? std::string() : candidates.front();
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
        if (text_size(editor.pending_) > 0) {  // a tab inside what is pasted
            el_insertstr(el, "\t");
            return CC_REFRESH;
        }
        if (candidates.size() < 2) return CC_ERROR;
        editor.listing_ = lines_of(candidates, static_cast<size_t>(editor.columns()));
        return CC_REFRESH;
    }

    Owner& owner_;
    int input_;
    int output_;
    FILE* in_;
    FILE* out_;
    TerminalMode mode_;
    History* history_;
    EditLine* el_ = nullptr;
    HistoryFile file_;
    std::string prompt_;
    std::string pending_;  // bytes that have come and are not yet taken
    std::string key_;      // what is left of the key being taken
    std::string pasted_;   // text to insert as one key
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
