// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace eco {

// What the command line asks for. Plain data: nothing is opened, loaded or run here.
struct Options {
    std::vector<std::string> execute;   // -e CODE, in order
    std::vector<std::string> require;   // -l NAME, in order
    std::vector<std::string> jit;       // -j CMD as LuaJIT spells it: "off", "v", "dump=+rs,FILE"
    std::optional<std::string> script;  // "-" is standard input; absent when only -e was given
    std::vector<std::string> args;      // what follows the script, untouched
    std::optional<std::string> bundle;  // --bundle APP: made of the script, and of modules in args
    std::vector<std::string> target;    // --target ARCH FILE: these two, or nothing
    bool interactive = false;           // -i, or nothing to run and a terminal to ask
    std::optional<std::string> types;   // --types DIRECTORY
    bool selftest = false;
    bool version = false;
};

// Returns the options, or the exit status when the answer has already been printed: help on
// stdout, or what was wrong on stderr.
std::variant<Options, int> parse_command_line(int argc, char** argv);

}  // namespace eco
