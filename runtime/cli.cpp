// SPDX-License-Identifier: MIT
#include "runtime/cli.h"

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>

namespace eco {

namespace {

class Formatter : public CLI::Formatter {
public:
    std::string make_usage(const CLI::App*, std::string) const override {
        return "Usage: eco [options] [script [args]]\n"
               "Runs a Lua script as a coroutine. The options end at the script's name.\n"
               "Without a script: a prompt on a terminal, else the script is read from standard "
               "input.\n";
    }

    std::string make_footer(const CLI::App*) const override {
        return "  -                           the script is read from standard input\n"
               "  --                          end of the options\n";
    }

    std::string make_option_opts(const CLI::Option* option) const override {
        return option->get_type_size() == 0 ? "" : " " + option->get_type_name();
    }
};

// Takes the raw strings: CLI11's conversion to a vector reads "{}", "%%" and "" in ways of its own.
CLI::Option* add_list(CLI::App& app, const char* names, const char* value, const char* text,
                      std::vector<std::string>& list) {
    const CLI::callback_t take = [&list](const CLI::results_t& values) {
        list = values;
        return true;
    };
    return app.add_option(names, take, text)->take_all()->type_name(value);
}

void declare(CLI::App& app, Options& options) {
    app.formatter(std::make_shared<Formatter>());
    app.prefix_command();
    app.set_help_flag("-h,--help", "print this text")->disable_flag_override();
    app.add_flag("-v,--version", options.version, "print the versions of Lua and eco")
        ->disable_flag_override();
    app.add_flag("-i,--interactive", options.interactive, "prompt while the script runs")
        ->disable_flag_override();
    add_list(app, "-e,--execute", "CODE", "run CODE before the script", options.execute);
    add_list(app, "-l,--require", "NAME", "require NAME before anything runs", options.require);
    add_list(app, "-j", "CMD", "control the JIT compiler: on, off, v, dump=...", options.jit);
}

// Reversed, as CLI11 wants them.
std::vector<std::string> arguments(int argc, char** argv) {
    std::vector<std::string> list;
    for (int i = argc - 1; i > 0; i--) {
        list.emplace_back(argv[i]);
        // CLI11 2.1 gives `--execute=` the next argument for a value; a blank is Lua code, too.
        if (list.back() == "--execute=" || list.back() == "--require=") list.back() += ' ';
    }
    return list;
}

int fail(const std::string& message) {
    std::fprintf(stderr, "eco: %s\nTry 'eco --help'.\n", message.c_str());
    return 1;
}

void take_script(Options& options, char** first, char** end) {
    if (first == end) return;
    options.script = *first;
    options.args.assign(first + 1, end);
}

bool is_option(const std::string& text) {
    return text.size() > 1 && text[0] == '-' && text != "--";
}

Options without_script(Options options) {
    if (isatty(STDIN_FILENO)) {
        options.interactive = true;
    } else {
        options.script = "-";
    }
    return options;
}

std::variant<Options, int> parse(int argc, char** argv) {
    Options options;
    CLI::App app("", "eco");
    declare(app, options);
    try {
        app.parse(arguments(argc, argv));
    } catch (const CLI::CallForHelp&) {
        std::fputs(app.help().c_str(), stdout);
        return 0;
    } catch (const CLI::ParseError& error) {
        return fail(error.what());
    }
    // What CLI11 left alone is the tail of argv, unless an option was unknown.
    const auto rest = app.remaining();
    if (!rest.empty() && is_option(rest[0])) return fail("unknown option '" + rest[0] + "'");
    const bool marked = !rest.empty() && rest[0] == "--";
    take_script(options, argv + argc - rest.size() + (marked ? 1 : 0), argv + argc);
    const bool idle = !options.script && options.execute.empty() && !options.interactive;
    return idle && !options.version ? without_script(std::move(options)) : options;
}

}  // namespace

std::variant<Options, int> parse_command_line(int argc, char** argv) {
    // The usual case, and a script's start is not the place to build a parser.
    if (argc > 1 && argv[1][0] != '-') {
        Options options;
        take_script(options, argv + 1, argv + argc);
        return options;
    }
    return parse(argc, argv);
}

}  // namespace eco
