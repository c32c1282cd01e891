// SPDX-License-Identifier: MIT
#include "runtime/cli.h"

#include <getopt.h>
#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <cstring>

namespace eco {

namespace {

constexpr char kHelp[] =
    "Usage: eco [options] [script [args]]\n"
    "       eco --bundle APP [--target ARCH FILE] script [modules]\n"
    "       eco --selftest\n"
    "Runs a Lua script as a coroutine. The options end at the script's name.\n"
    "Without a script: a prompt on a terminal, else the script is read from standard input.\n"
    "\n"
    "Options:\n"
    "  -h, --help          print this text\n"
    "  -v, --version       print the versions of Lua and eco\n"
    "  -i, --interactive   prompt while the script runs\n"
    "  -e, --execute CODE  run CODE before the script\n"
    "  -l, --require NAME  require NAME before anything runs\n"
    "  -j CMD              control the JIT compiler: on, off, v, dump=...\n"
    "  --types DIR         write what editors know about eco into DIR, print settings for them\n"
    "  --bundle APP        make APP, an executable of the script, the modules and eco\n"
    "  --target ARCH FILE  with the eco in FILE, which is for ARCH: x86_64, aarch64, armhf, ...\n"
    "  --selftest          check what works here, and print what there is\n"
    "  -                   the script is read from standard input\n"
    "  --                  end of the options\n";

// The plus ends the options at the script; the colon tells a missing value from an unknown option.
constexpr char kShort[] = "+:hvie:l:j:";

// Options without a letter.
enum { kTypes = 256, kBundle, kTarget, kSelftest };

constexpr option kLong[] = {{"help", no_argument, nullptr, 'h'},
                            {"version", no_argument, nullptr, 'v'},
                            {"interactive", no_argument, nullptr, 'i'},
                            {"execute", required_argument, nullptr, 'e'},
                            {"require", required_argument, nullptr, 'l'},
                            {"types", required_argument, nullptr, kTypes},
                            {"bundle", required_argument, nullptr, kBundle},
                            {"target", required_argument, nullptr, kTarget},
                            {"selftest", no_argument, nullptr, kSelftest},
                            {nullptr, 0, nullptr, 0}};

int fail(const std::string& message) {
    std::fprintf(stderr, "eco: %s\nTry 'eco --help'.\n", message.c_str());
    return 1;
}

// Where a value is missing, musl has gone past the end.
std::string last_argument(int argc, char** argv) { return argv[std::min(optind, argc) - 1]; }

// getopt leaves the letter of an unknown short option in optopt, 0 for an unknown long one, and
// the letter of its short form for a long one that was given a value and takes none.
int fail_unknown(const std::string& given) {
    if (optopt == 0) return fail("unknown option '" + given + "'");
    const bool known = optopt >= kTypes || std::strchr(kShort, optopt) != nullptr;
    if (known) return fail("option '" + given + "' does not take a value");
    return fail(std::string("unknown option '-") + static_cast<char>(optopt) + "'");
}

void take_script(Options& options, char** first, char** end) {
    if (first == end) return;
    options.script = *first;
    options.args.assign(first + 1, end);
}

// What is wrong with options that are right by themselves; or null.
const char* find_conflict(const Options& options) {
    const bool runs = options.interactive || !options.execute.empty() || !options.require.empty() ||
                      !options.jit.empty();
    if (options.bundle && !options.script) return "--bundle needs a script";
    if (options.bundle && runs) return "a bundle has a script and modules, and no other options";
    if (!options.target.empty() && !options.bundle) return "--target goes with --bundle";
    if (options.selftest && options.script) return "--selftest runs no script";
    return nullptr;
}

// Nothing to run, and nothing else to do.
bool is_idle(const Options& options) {
    return !options.script && options.execute.empty() && !options.interactive && !options.version &&
           !options.types && !options.selftest;
}

Options without_script(Options options) {
    if (isatty(STDIN_FILENO)) {
        options.interactive = true;
    } else {
        options.script = "-";
    }
    return options;
}

}  // namespace

std::variant<Options, int> parse_command_line(int argc, char** argv) {
    Options options;
    optind = 0;  // anew, also where it has read another command line
    for (int letter; (letter = getopt_long(argc, argv, kShort, kLong, nullptr)) != -1;) {
        switch (letter) {
            case 'h':
                std::fputs(kHelp, stdout);
                return 0;
            case 'v':
                options.version = true;
                break;
            case 'i':
                options.interactive = true;
                break;
            case 'e':
                options.execute.emplace_back(optarg);
                break;
            case 'l':
                options.require.emplace_back(optarg);
                break;
            case 'j':
                options.jit.emplace_back(optarg);
                break;
            case kTypes:
                options.types = optarg;
                break;
            case kBundle:
                options.bundle = optarg;
                break;
            case kTarget:
                if (optind == argc) return fail("option '--target' needs ARCH and FILE");
                options.target = {optarg, argv[optind++]};
                break;
            case kSelftest:
                options.selftest = true;
                break;
            case ':':
                return fail("option '" + last_argument(argc, argv) + "' needs a value");
            default:
                return fail_unknown(last_argument(argc, argv));
        }
    }
    take_script(options, argv + optind, argv + argc);
    if (const char* conflict = find_conflict(options)) return fail(conflict);
    return is_idle(options) ? without_script(std::move(options)) : options;
}

}  // namespace eco
