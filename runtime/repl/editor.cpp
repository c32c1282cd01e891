// SPDX-License-Identifier: MIT
//
// The prompt's terminal as an object for stdlib/eco/boot/repl: one task waits in read() for a line
// while the loop goes on. Keys come through the poller; what other tasks print meanwhile is
// collected and shown above the line once in a turn of the loop.
#include "runtime/repl/editor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/exhaustion.h"
#include "runtime/poller.h"
#include "runtime/repl/interrupts.h"
#include "runtime/repl/line_editor.h"
#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"
#include "runtime/signals.h"

namespace eco {

namespace {

// Of what is printed in one turn of the loop.
constexpr size_t kMostHeld = 65536;

// A function of the script that the loop calls.
class Callback {
public:
    explicit Callback(Runtime& runtime) : runtime_(runtime) {}

    void set(lua_State* L, int arg) {
        luaL_unref(L, LUA_REGISTRYINDEX, reference_);
        lua_pushvalue(L, arg);
        reference_ = luaL_ref(L, LUA_REGISTRYINDEX);
    }

    // Pushes it on the main state; false if there is none.
    bool push() const {
        lua_rawgeti(runtime_.lua(), LUA_REGISTRYINDEX, reference_);
        if (lua_isfunction(runtime_.lua(), -1)) return true;
        lua_pop(runtime_.lua(), 1);
        return false;
    }

private:
    Runtime& runtime_;
    int reference_ = LUA_NOREF;
};

class Terminal final : private LineEditor::Owner,
                       private Interrupts::Owner,
                       private Poller::Listener,
                       private Timer {
public:
    explicit Terminal(Runtime& runtime);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    int read(lua_State* L, Object& object);
    // The task that reads gives up.
    void stop_reading();
    void write(std::string_view text);
    void remember(const std::string& entry) { editor_->remember(entry); }
    bool rich() const { return rich_; }
    int columns() const;

    Callback completer;
    Callback interrupt;

private:
    void on_line(std::string line) override;
    void on_end() override;
    Completion complete(std::string_view before_cursor) override;
    void on_readable() override;
    void expired() override;
    void on_interrupt() override;
    Handle<uv_signal_t> watch(int number, uv_signal_cb answer);
    void finish_reading(int results);
    void flush();

    Runtime& runtime_;
    int input_;
    int output_;
    bool rich_;
    bool pollable_ = true;
    std::unique_ptr<LineEditor> editor_;
    WaitQueue reader_;
    std::string held_;  // to be shown above the line
    Interrupts interrupts_;
    Handle<uv_signal_t> resized_;
    Handle<uv_signal_t> continued_;
};

struct Editor : Object {
    static const ObjectType kType;
    explicit Editor(Runtime& runtime) : terminal(runtime) {}
    Terminal terminal;
};

const ObjectType Editor::kType = {"editor", kEditorKey};

static int duplicate(int fd) {
    const int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    need("fcntl", copy < 0 ? errno : 0);
    return copy;
}

Terminal::Terminal(Runtime& runtime)
    : completer(runtime),
      interrupt(runtime),
      runtime_(runtime),
      input_(duplicate(0)),
      output_(duplicate(1)),
      editor_(open_rich_editor(*this, input_, output_)),
      interrupts_(runtime, *this) {
    rich_ = editor_ != nullptr;
    if (!rich_) editor_ = open_plain_editor(*this, input_, output_);
    // Somebody sits there: whatever waits for nothing can still be interrupted.
    if (isatty(input_) != 0) runtime_.scheduler().hold();
    resized_ = watch(SIGWINCH, [](uv_signal_t* signal, int) {
        const auto& terminal = *static_cast<Terminal*>(signal->data);
        if (!terminal.reader_.empty()) terminal.editor_->resize();
    });
    continued_ = watch(SIGCONT, [](uv_signal_t* signal, int) {
        static_cast<Terminal*>(signal->data)->editor_->resume();
    });
}

Terminal::~Terminal() {
    runtime_.scheduler().timers().disarm(*this);
    if (!reader_.empty()) stop_reading();
    editor_.reset();
    if (isatty(input_) != 0) runtime_.scheduler().release();
    close(input_);
    close(output_);
}

Handle<uv_signal_t> Terminal::watch(int number, uv_signal_cb answer) {
    Handle<uv_signal_t> watcher(new uv_signal_t);
    need("uv_signal_init", uv_signal_init(runtime_.uv(), watcher.get()));
    watcher->data = this;
    uv_signal_start(watcher.get(), answer, number);
    return watcher;
}

// ---- reading ------------------------------------------------------------------------------------

Editor& editor_at_1(lua_State* L) { return *static_cast<Editor*>(lua_touserdata(L, 1)); }

const Operation kReadKeys = {"keys", nullptr,
                             [](lua_State* L, Task&, const char* why) {
                                 editor_at_1(L).terminal.stop_reading();
                                 return push_failure(L, why);
                             },
                             true};

int Terminal::read(lua_State* L, Object& object) {
    Scheduler& scheduler = runtime_.scheduler();
    if (!reader_.empty()) return luaL_error(L, "another task reads from the terminal");
    scheduler.check_can_wait(L);
    editor_->begin(std::string(to_string(L, 2)));
    // A file cannot be polled: it can always be read.
    pollable_ = runtime_.poller().listen(input_, *this) == 0;
    if (!pollable_ || editor_->has_input()) scheduler.timers().arm(*this, 0);
    return scheduler.park(L, kReadKeys, &reader_, &object, kNoLimit);
}

void Terminal::stop_reading() {
    if (pollable_) runtime_.poller().unlisten(input_);
    flush();
    write_all(output_, "\n");  // behind what was typed
    editor_->end();
}

// The editor has ended the line.
void Terminal::finish_reading(int results) {
    if (pollable_) runtime_.poller().unlisten(input_);
    write_all(output_, std::exchange(held_, std::string()));
    Task& task = *reader_.front()->task;
    runtime_.scheduler().finish(task, results);
}

void Terminal::on_line(std::string line) {
    push(reader_.front()->task->running, line);
    finish_reading(1);
}

void Terminal::on_end() { finish_reading(push_failure(reader_.front()->task->running, "eof")); }

// A key that was pressed behind Ctrl-C is not of the line that Ctrl-C clears.
void Terminal::on_readable() {
    interrupts_.hear();
    if (!reader_.empty()) editor_->take_input();
}

// Something was typed ahead, or is to be shown.
void Terminal::expired() {
    flush();
    if (!reader_.empty() && (!pollable_ || editor_->has_input())) editor_->take_input();
    // Part of a line, from a file.
    if (!reader_.empty() && !pollable_ && !armed()) runtime_.scheduler().timers().arm(*this, 0);
}

void Terminal::on_interrupt() {
    if (!reader_.empty()) {
        editor_->end();
        write_all(output_, rich_ ? "^C\n" : "\n");  // the terminal itself has echoed it
        finish_reading(push_failure(reader_.front()->task->running, "interrupted"));
    } else if (interrupt.push()) {
        lua_State* L = runtime_.lua();
        if (lua_pcall(L, 0, 0, 0) != 0) lua_pop(L, 1);
    }
}

Completion Terminal::complete(std::string_view before_cursor) {
    Completion completion;
    if (!completer.push()) return completion;
    lua_State* L = runtime_.lua();
    const int top = lua_gettop(L) - 1;
    push(L, before_cursor);
    if (lua_pcall(L, 1, 2, 0) == 0 && lua_isnumber(L, -2) && lua_istable(L, -1)) {
        completion.start = static_cast<size_t>(std::max(lua_tonumber(L, -2) - 1, 0.0));
        for (int i = 1; i <= static_cast<int>(lua_objlen(L, -1)); ++i) {
            lua_rawgeti(L, -1, i);
            if (lua_isstring(L, -1)) completion.candidates.emplace_back(to_string(L, -1));
            lua_pop(L, 1);
        }
    }
    lua_settop(L, top);
    return completion;
}

// ---- writing -----------------------------------------------------------------------------------

void Terminal::write(std::string_view text) {
    if (reader_.empty()) return write_all(output_, text);
    held_ += text;
    if (held_.size() > kMostHeld) return flush();
    if (!armed()) runtime_.scheduler().timers().arm(*this, 0);
}

void Terminal::flush() {
    if (held_.empty()) return;
    const std::string text = std::exchange(held_, std::string());
    if (reader_.empty()) {
        write_all(output_, text);
    } else {
        editor_->write_above(text);
    }
}

int Terminal::columns() const {
    winsize size = {};
    return ioctl(output_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// ---- methods -----------------------------------------------------------------------------------

int editor_read(lua_State* L) {
    auto* self = check<Editor>(L, 1);
    check_string(L, 2);
    lua_settop(L, 2);
    return self->terminal.read(L, *self);
}

int editor_write(lua_State* L) {
    auto* self = check<Editor>(L, 1);
    self->terminal.write(check_string(L, 2));
    return 0;
}

int editor_remember(lua_State* L) {
    auto* self = check<Editor>(L, 1);
    const std::string_view entry = check_string(L, 2);
    self->terminal.remember(std::string(entry));
    return 0;
}

int editor_set_completer(lua_State* L) {
    auto* self = check<Editor>(L, 1);
    check_function(L, 2);
    self->terminal.completer.set(L, 2);
    return 0;
}

int editor_on_interrupt(lua_State* L) {
    auto* self = check<Editor>(L, 1);
    lua_settop(L, 2);
    self->terminal.interrupt.set(L, 2);
    return 0;
}

int editor_columns(lua_State* L) {
    lua_pushnumber(L, check<Editor>(L, 1)->terminal.columns());
    return 1;
}

// By its name: terminfo is libedit's, which does not tell.
bool has_color(std::string_view terminal) {
    if (terminal.empty() || terminal == "dumb" || terminal == "unknown") return false;
    const std::string_view mono = "-m";
    const bool is_mono =
        terminal.size() > mono.size() && (terminal.substr(terminal.size() - mono.size()) == mono ||
                                          terminal.find("-mono") != std::string_view::npos);
    return !is_mono && terminal.substr(0, 2) != "vt";
}

int editor_color(lua_State* L) {
    const char* terminal = std::getenv("TERM");
    const char* no_color = std::getenv("NO_COLOR");
    const bool refused = no_color != nullptr && no_color[0] != '\0';
    const bool rich = check<Editor>(L, 1)->terminal.rich();
    lua_pushboolean(L, rich && !refused && terminal != nullptr && has_color(terminal));
    return 1;
}

int editor_interactive(lua_State* L) {
    check<Editor>(L, 1);
    lua_pushboolean(L, isatty(0) != 0 && isatty(1) != 0);
    return 1;
}

int editor_tostring(lua_State* L) {
    lua_pushliteral(L, "the terminal");
    return 1;
}

int open_editor(lua_State* L) {
    push_new<Editor>(L, Runtime::from(L));
    return 1;
}

// ---- tasks -------------------------------------------------------------------------------------

// "file:line" of the innermost Lua function, or "".
void push_place(lua_State* L, lua_State* coroutine) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(coroutine, level, &frame) != 0; ++level) {
        lua_getinfo(coroutine, "Sl", &frame);
        if (frame.currentline > 0) {
            lua_pushfstring(L, "%s:%d", frame.short_src, frame.currentline);
            return;
        }
    }
    lua_pushliteral(L, "");
}

// tasks(): an array of {id, thread, state, where}.
int tasks(lua_State* L) {
    Runtime& runtime = Runtime::from(L);
    lua_newtable(L);
    int index = 0;
    for (Task* task = runtime.scheduler().first(); task != nullptr; task = task->next) {
        lua_createtable(L, 0, 4);
        set_field(L, "id", static_cast<double>(task->id));
        lua_pushthread(task->thread);
        lua_xmove(task->thread, L, 1);
        lua_setfield(L, -2, "thread");
        push(L, task_state(runtime.lua(), *task));
        lua_setfield(L, -2, "state");
        push_place(L, task->running);
        lua_setfield(L, -2, "where");
        lua_rawseti(L, -2, ++index);
    }
    return 1;
}

int survive(lua_State* L) {
    if (!lua_isnil(L, 1)) check_function(L, 1);
    Runtime::from(L).set_survivor(L, 1);
    return 0;
}

}  // namespace

void add_prompt(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"read", editor_read},
        {"write", editor_write},
        {"remember", editor_remember},
        {"set_completer", editor_set_completer},
        {"on_interrupt", editor_on_interrupt},
        {"columns", editor_columns},
        {"color", editor_color},
        {"interactive", editor_interactive},
        {nullptr, nullptr},
    };
    static const luaL_Reg kFunctions[] = {
        {"open_editor", open_editor},
        {"tasks", tasks},
        {"survive", survive},
        {nullptr, nullptr},
    };
    define_type(L, Editor::kType, kMethods, collect<Editor>, editor_tostring);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    luaL_setfuncs(L, kFunctions, 0);
    lua_pop(L, 1);
}

}  // namespace eco
