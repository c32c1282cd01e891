// SPDX-License-Identifier: MIT
#include <cstdio>

#include <fcntl.h>

#include "runtime/cli.h"
#include "runtime/exhaustion.h"
#include "runtime/lua.h"
#include "runtime/repl/editor.h"
#include "runtime/runtime.h"
#include "runtime/version.h"

namespace eco {

static int fail(const std::string& message) {
    std::fprintf(stderr, "eco: %s\n", message.c_str());
    return 1;
}

// The global `arg`: the interpreter at -1, the script at 0, its arguments behind.
static void set_arg(lua_State* L, const char* interpreter, const Options& options) {
    lua_createtable(L, static_cast<int>(options.args.size()), 2);
    lua_pushstring(L, interpreter);
    lua_rawseti(L, -2, -1);
    push(L, options.script ? std::string_view(*options.script) : interpreter);
    lua_rawseti(L, -2, 0);
    int index = 0;
    for (const std::string& argument : options.args) {
        push(L, argument);
        lua_rawseti(L, -2, ++index);
    }
    lua_setglobal(L, "arg");
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
    set_arg(runtime.lua(), interpreter, options);
    if (options.interactive) {
        add_prompt(runtime.lua());
        // Ctrl-C could not interrupt a compiled loop.
        if (options.jit.empty()) runtime.jit_command("off");
    }
    if (!runtime.start_program({options.require, options.execute, options.script, options.args,
                                options.interactive})) {
        return fail(runtime.error());
    }
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
    const auto parsed = eco::parse_command_line(argc, argv);
    if (const int* status = std::get_if<int>(&parsed)) return *status;
    return eco::run(argv[0], std::get<eco::Options>(parsed));
}
