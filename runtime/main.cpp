// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>

#include <fcntl.h>

#include "runtime/bundle.h"
#include "runtime/cli.h"
#include "runtime/exhaustion.h"
#include "runtime/lua.h"
#include "runtime/repl/editor.h"
#include "runtime/runtime.h"
#include "runtime/selftest.h"
#include "runtime/version.h"

namespace eco {

static int fail(const std::string& message) {
    std::fprintf(stderr, "eco: %s\n", message.c_str());
    return 1;
}

// The global `arg`: the interpreter at -1, the script at 0, its arguments behind.
static void set_arg(lua_State* L, const char* interpreter, std::string_view script,
                    const std::vector<std::string>& arguments) {
    lua_createtable(L, static_cast<int>(arguments.size()), 2);
    lua_pushstring(L, interpreter);
    lua_rawseti(L, -2, -1);
    push(L, script);
    lua_rawseti(L, -2, 0);
    int index = 0;
    for (const std::string& argument : arguments) {
        push(L, argument);
        lua_rawseti(L, -2, ++index);
    }
    lua_setglobal(L, "arg");
}

// What was read is not kept while the program runs.
static bool start_bundle(Runtime& runtime, int argc, char** argv, std::string* error) {
    Runtime::Program program;
    program.bundle = read_bundle(error);
    if (!program.bundle) return false;
    if (argc > 0) program.arguments.assign(argv + 1, argv + argc);
    set_arg(runtime.lua(), nullptr, argc > 0 ? argv[0] : "", program.arguments);
    if (runtime.start_program(program)) return true;
    *error = runtime.error();
    return false;
}

// The program that this executable has been made into: the command line is all its own.
static int run_bundle(int argc, char** argv) {
    Runtime runtime(Runtime::Settings{true});
    std::string error;
    return start_bundle(runtime, argc, argv, &error) ? runtime.run() : fail(error);
}

// output, architecture and file of the target (or ""), script, modules
static std::vector<std::string> bundler_arguments(const Options& options) {
    std::vector<std::string> arguments = {*options.bundle, "", ""};
    std::copy(options.target.begin(), options.target.end(), arguments.begin() + 1);
    arguments.push_back(*options.script);
    arguments.insert(arguments.end(), options.args.begin(), options.args.end());
    return arguments;
}

static Runtime::Program make_program(const Options& options) {
    Runtime::Program program;
    program.modules = options.require;
    program.pieces = options.execute;
    program.prompt = options.interactive;
    if (options.bundle) {
        program.tool = "bundler";
        program.arguments = bundler_arguments(options);
    } else if (options.selftest) {
        program.tool = "selftest";
    } else {
        program.script = options.script;
        program.arguments = options.args;
    }
    return program;
}

static int run(const char* interpreter, const Options& options) {
    if (options.version) {
        std::printf("eco %s, API %s, %s\n", kVersion, kApiVersion, LUAJIT_VERSION);
        return 0;
    }
    Runtime runtime(Runtime::Settings{true});
    for (const std::string& command : options.jit) {
        if (!runtime.jit_command(command)) return fail(runtime.error());
    }
    if (options.types) return runtime.write_types(*options.types) ? 0 : fail(runtime.error());
    set_arg(runtime.lua(), interpreter, options.script.value_or(interpreter), options.args);
    if (options.bundle) add_bundle_slot(runtime.lua());
    if (options.selftest) add_probes(runtime.lua());
    if (options.interactive) {
        add_prompt(runtime.lua());
        // Ctrl-C could not interrupt a compiled loop.
        if (options.jit.empty()) runtime.jit_command("off");
    }
    if (!runtime.start_program(make_program(options))) return fail(runtime.error());
    return runtime.run();
}

}  // namespace eco

// What is opened later must not get the number of a standard stream that is missing. Using one
// still fails.
static void reserve_standard_streams() {
    for (int fd = 0; fd <= 2; ++fd) {
        if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    }
}

int main(int argc, char** argv) {
    eco::end_when_memory_ends();
    reserve_standard_streams();
    if (eco::has_bundle()) return eco::run_bundle(argc, argv);
    const auto parsed = eco::parse_command_line(argc, argv);
    if (const int* status = std::get_if<int>(&parsed)) return *status;
    return eco::run(argv[0], std::get<eco::Options>(parsed));
}
