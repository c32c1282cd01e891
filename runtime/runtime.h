// SPDX-License-Identifier: MIT
//
// A Lua state with an event loop: the public header of the library. One thread uses one Runtime;
// several may live side by side in a process.
//
//     eco::Runtime runtime;
//     if (!runtime.start_file("server.lua")) std::fputs(runtime.error().c_str(), stderr);
//     int status = runtime.run();
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct lua_State;
struct uv_loop_s;

namespace eco {

class Poller;
class Scheduler;
class Signals;

class Runtime {
public:
    struct Settings {
        // The process is ours: survive SIGPIPE, end on SIGINT and SIGTERM, dump tasks on SIGUSR1.
        bool own_process = false;
    };

    Runtime() : Runtime(Settings{}) {}
    explicit Runtime(const Settings& settings);
    ~Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    // The main state: set globals and register functions here. It cannot wait itself.
    lua_State* lua() const { return lua_; }

    // Start a chunk as a task with `arguments`; it runs when run() does. False if it cannot
    // be loaded: error() says why. The name "-" is standard input.
    bool start_file(const std::string& name, const std::vector<std::string>& arguments = {});
    bool start_string(const std::string& code, const std::string& chunk_name,
                      const std::vector<std::string>& arguments = {});
    // Modules to require, pieces of code and a main chunk, one after the other as one task.
    struct Program {
        std::vector<std::string> modules;
        std::vector<std::string> pieces;
        // The main chunk, if there is one: a script, a bundle's (runtime/bundle.h), or one of the
        // programs in stdlib/eco/boot, by name.
        std::optional<std::string> script;
        std::optional<std::string> bundle;
        std::optional<std::string> tool;
        std::vector<std::string> arguments;
        bool prompt = false;  // on the terminal, while the rest runs
    };
    bool start_program(const Program& program);
    // A command of `luajit -j`: "off", "v", "dump=+rs".
    bool jit_command(const std::string& command);
    // Writes the annotations for editors, and prints the settings for them.
    bool write_types(const std::string& directory);
    const std::string& error() const { return error_; }

    // Runs until nothing can wake a task any more, eco.unloop(), os.exit() or stop(). Returns the
    // exit status. May be called again.
    int run();
    void stop(int status);
    bool stopping() const { return stopping_; }

    // ---- for modules -------------------------------------------------------------------------

    static Runtime& from(lua_State* L);
    Scheduler& scheduler() const { return *scheduler_; }
    Poller& poller() const { return *poller_; }
    Signals& signals() const { return *signals_; }
    // The libuv loop. Asking for it means that something is about to be started on it, so it gets
    // a turn before the runtime next waits. What should keep the runtime alive must be waited for
    // by a task, or held (Scheduler::hold): handles alone do not.
    uv_loop_s* uv();
    // Objects being finalised must wake nobody: the state is closing.
    bool closing() const { return closing_; }

    // What a module has for the whole state. It goes when that has been closed, so that finalisers
    // can still use it.
    struct Attachment {
        virtual ~Attachment() = default;
    };
    void attach(std::unique_ptr<Attachment> attachment);

    // Remembers the flags of a standard descriptor, to put them back at the end, or before whoever
    // owns it closes it.
    void set_nonblocking(int fd);
    void restore_flags(int fd);
    void restore_flags();

    // fork(2): the number of the new process, 0 in it, or -1 and errno. The new process has a loop
    // of its own. If it is to be `alone`, it also has no task, timer or signal handler of a script
    // any more; otherwise it goes on with copies of them. Blocks while the thread pool is at work:
    // no thread goes on in the new process, and libuv would not know.
    int fork(bool alone);
    // Ends the process where a fork has left nothing to it: finalisers do not run, for most of what
    // there is belongs to the other one. What modules have for the state goes first.
    [[noreturn]] void leave(int status);

    // Reports an error or a slow task: to the panic hook if there is one, else to stderr.
    void report(const std::string& traceback, const std::string& resumed_from);
    void set_panic_hook(lua_State* L, int arg);
    // A task has failed: reports it and ends the loop, or tells the survivor and goes on.
    void fail(const std::string& traceback, const std::string& resumed_from);
    void set_survivor(lua_State* L, int arg);

private:
    class UvListener;
    friend class Job;

    void open_libraries();
    bool call_loader(const char* loader, std::initializer_list<std::string_view> arguments);
    bool load_main(const Program& program);
    bool start_loaded(int values, const std::vector<std::string>& arguments);
    void wait();
    void turn_uv();
    void listen_to_uv();
    void renew(bool alone);
    void report_deadlock();
    std::string with_suggestion(const std::string& traceback) const;

    lua_State* lua_ = nullptr;
    std::unique_ptr<Poller> poller_;
    std::unique_ptr<Scheduler> scheduler_;
    std::unique_ptr<uv_loop_s> uv_;
    std::unique_ptr<UvListener> uv_listener_;
    std::unique_ptr<Signals> signals_;
    std::vector<std::unique_ptr<Attachment>> attachments_;
    std::vector<std::pair<int, int>> saved_flags_;
    std::string error_;
    int panic_hook_ = -2;  // LUA_NOREF
    int survivor_ = -2;
    int status_ = 0;
    size_t jobs_ = 0;  // in the thread pool
    bool uv_due_ = false;
    bool stopping_ = false;
    bool closing_ = false;
};

}  // namespace eco
