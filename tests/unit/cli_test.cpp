// SPDX-License-Identifier: MIT
#include "runtime/cli.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>
#include <cstdio>
#include <cstdlib>

namespace {

using Strings = std::vector<std::string>;

// Puts a file in the place of a standard descriptor, and the old one back when it goes.
class Redirect {
public:
    Redirect(int fd, int replacement) : fd_(fd), saved_(dup(fd)) { dup2(replacement, fd_); }
    ~Redirect() {
        dup2(saved_, fd_);
        close(saved_);
    }
    Redirect(const Redirect&) = delete;
    Redirect& operator=(const Redirect&) = delete;

private:
    int fd_;
    int saved_;
};

// A file of its own for what a stream would have shown.
class Capture {
public:
    explicit Capture(FILE* stream) : stream_(stream), file_(std::tmpfile()) {
        std::fflush(stream_);
        redirect_.emplace(fileno(stream_), fileno(file_));
    }
    ~Capture() { std::fclose(file_); }
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;

    std::string text() {
        std::fflush(stream_);
        redirect_.reset();
        std::string result;
        std::rewind(file_);
        for (int c = std::fgetc(file_); c != EOF; c = std::fgetc(file_)) result += char(c);
        return result;
    }

private:
    FILE* stream_;
    FILE* file_;
    std::optional<Redirect> redirect_;
};

struct Parsed {
    std::variant<eco::Options, int> result;
    std::string out;
    std::string err;

    const eco::Options& options() const { return std::get<eco::Options>(result); }
    int status() const { return std::get<int>(result); }
};

Parsed parse(Strings arguments, int input = -1) {
    arguments.insert(arguments.begin(), "eco");
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);

    const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    Parsed parsed;
    {
        Redirect standard_input(STDIN_FILENO, input < 0 ? null : input);
        Capture out(stdout);
        Capture err(stderr);
        parsed.result = eco::parse_command_line(int(arguments.size()), argv.data());
        parsed.out = out.text();
        parsed.err = err.text();
    }
    close(null);
    return parsed;
}

Parsed parse_on_terminal(const Strings& arguments) {
    const int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(grantpt(master) == 0);
    REQUIRE(unlockpt(master) == 0);
    const int terminal = open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(terminal >= 0);
    auto parsed = parse(arguments, terminal);
    close(terminal);
    close(master);
    return parsed;
}

void check_script(const Strings& arguments, const std::string& script, const Strings& rest) {
    CAPTURE(arguments.size());
    const auto parsed = parse(arguments);
    REQUIRE(parsed.err == "");
    CHECK(parsed.options().script == script);
    CHECK(parsed.options().args == rest);
}

void check_refused(const Strings& arguments, const std::string& message) {
    const auto parsed = parse(arguments);
    CHECK(parsed.status() == 1);
    CHECK(parsed.out == "");
    CHECK(parsed.err.find("eco: " + message) == 0);
    CHECK(parsed.err.find("\nTry 'eco --help'.\n") != std::string::npos);
}

}  // namespace

TEST_CASE("everything after the script is the script's") {
    const Strings rest = {"-e",  "x",   "--", "",           "-h", "--bogus", "[a,b]", "{}",
                          "'q'", "a=b", "-5", "--execute=", "-",  "%%",      "/h",    "++"};
    for (const Strings& before :
         {Strings{}, Strings{"-e", "1"}, Strings{"--"}, Strings{"-joff", "--"}}) {
        Strings arguments = before;
        arguments.push_back("script.lua");
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        check_script(arguments, "script.lua", rest);
    }
}

TEST_CASE("the script's name") {
    check_script({"-"}, "-", {});
    check_script({"-", "-e", "x"}, "-", {"-e", "x"});
    check_script({"-e", "1", "-"}, "-", {});
    check_script({""}, "", {});
    check_script({"-e", "1", ""}, "", {});
    check_script({"--", "-x.lua", "-y"}, "-x.lua", {"-y"});
    check_script({"--", "--"}, "--", {});
    check_script({"--", "--", "--"}, "--", {"--"});
    check_script({"/h"}, "/h", {});
    check_script({"[a,b]"}, "[a,b]", {});
}

TEST_CASE("-e takes its value as it is") {
    for (const std::string code :
         {"x", "", "-h", "--", "-", "-5", "--bogus", "{}", "[1,2]", "[]", "%%", "a=b", "a,b", " x ",
          "\"q\"", "'q'", "print 'a b'", "--[[c]] x = {1, 2}\ny = 3", "\xff\x80"}) {
        CAPTURE(code);
        CHECK(parse({"-e", code}).options().execute == Strings{code});
        CHECK(parse({"--execute", code}).options().execute == Strings{code});
        CHECK(parse({"-e", code, "s"}).options().script == std::string("s"));
        if (code.empty()) continue;
        CHECK(parse({"-e" + code}).options().execute == Strings{code});
        CHECK(parse({"--execute=" + code}).options().execute == Strings{code});
    }
}

TEST_CASE("an empty value after the equals sign does not swallow the script") {
    const auto parsed = parse({"--execute=", "--require=", "script.lua", "--execute="});
    CHECK(parsed.options().execute == Strings{""});
    CHECK(parsed.options().require == Strings{""});
    CHECK(parsed.options().script == std::string("script.lua"));
    CHECK(parsed.options().args == Strings{"--execute="});
}

TEST_CASE("repeated options keep their order") {
    const auto parsed = parse({"-e", "1", "-la", "-jv", "-e2", "--require", "b", "-joff",
                               "--execute=3", "-l", "a", "-j", "dump=+rs,file", "script.lua"});
    CHECK(parsed.options().execute == Strings{"1", "2", "3"});
    CHECK(parsed.options().require == Strings{"a", "b", "a"});
    CHECK(parsed.options().jit == Strings{"v", "off", "dump=+rs,file"});
    CHECK(parsed.options().script == std::string("script.lua"));
}

TEST_CASE("-e needs no script") {
    const auto parsed = parse_on_terminal({"-e", "1"});
    CHECK(!parsed.options().script);
    CHECK(parsed.out == "");
}

TEST_CASE("no script") {
    CHECK(parse({}).options().script == std::string("-"));
    CHECK(parse({"-lfoo", "-joff"}).options().script == std::string("-"));
    for (const Strings& arguments : {Strings{}, Strings{"--"}, Strings{"-lfoo"}}) {
        const auto parsed = parse_on_terminal(arguments);
        CHECK(parsed.options().interactive);
        CHECK(!parsed.options().script);
        CHECK(parsed.out == "");
    }
}

TEST_CASE("a prompt beside a script") {
    CHECK(parse({"-i", "server.lua", "-i"}).options().interactive);
    CHECK(parse({"--interactive"}).options().interactive);
    CHECK(!parse({"-i"}).options().script);
    CHECK(!parse({"server.lua", "-i"}).options().interactive);
}

TEST_CASE("version") {
    CHECK(parse({"-v"}).options().version);
    CHECK(parse({"--version"}).options().version);
    CHECK(parse({"-vv", "-e", "1"}).options().version);
    CHECK(parse_on_terminal({"-v"}).options().version);
    CHECK(!parse({"s", "-v"}).options().version);
}

TEST_CASE("help") {
    for (const Strings& arguments :
         {Strings{"-h"}, Strings{"--help"}, Strings{"-e", "1", "-h", "s"}}) {
        const auto parsed = parse(arguments);
        CHECK(parsed.status() == 0);
        CHECK(parsed.err == "");
        CHECK(parsed.out.find("Usage: eco [options] [script [args]]\n") == 0);
        for (const char* name : {"-h, --help", "-v, --version", "-e, --execute CODE",
                                 "-l, --require NAME", "-j CMD"}) {
            CHECK(parsed.out.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("a program of one file") {
    const auto parsed = parse({"--bundle", "app", "main.lua", "one", "--two", "lib/"});
    CHECK(parsed.options().bundle == std::string("app"));
    CHECK(parsed.options().script == std::string("main.lua"));
    CHECK(parsed.options().args == Strings{"one", "--two", "lib/"});
    CHECK(parsed.options().target.empty());
    const auto other = parse({"--target", "mipsel", "eco-mipsel", "--bundle=app", "main.lua"});
    CHECK(other.options().target == Strings{"mipsel", "eco-mipsel"});
    CHECK(other.options().script == std::string("main.lua"));

    check_refused({"--bundle"}, "option '--bundle' needs a value");
    check_refused({"--bundle", "app"}, "--bundle needs a script");
    check_refused({"--bundle", "app", "-i", "main.lua"}, "a bundle has a script and modules");
    check_refused({"--bundle", "app", "--target", "mipsel"},
                  "option '--target' needs ARCH and FILE");
    check_refused({"--target", "mipsel", "eco", "main.lua"}, "--target goes with --bundle");
}

TEST_CASE("the self test") {
    const auto parsed = parse_on_terminal({"-joff", "--selftest"});
    CHECK(parsed.options().selftest);
    CHECK(!parsed.options().interactive);
    CHECK(!parsed.options().script);
    check_refused({"--selftest", "main.lua"}, "--selftest runs no script");
    check_refused({"--selftest=1"}, "option '--selftest=1' does not take a value");
}

TEST_CASE("a long option can be shortened while it is clear which is meant") {
    CHECK(parse({"--exec", "1"}).options().execute == Strings{"1"});
}

TEST_CASE("what cannot be understood is refused") {
    check_refused({"--bogus", "script.lua"}, "unknown option '--bogus'");
    check_refused({"-x"}, "unknown option '-x'");
    check_refused({"-5"}, "unknown option '-5'");
    check_refused({"---"}, "unknown option '---'");
    check_refused({"-e", "1", "-x", "script.lua"}, "unknown option '-x'");
    check_refused({"-e", "1", "-vx"}, "unknown option '-x'");
    check_refused({"-e"}, "option '-e' needs a value");
    check_refused({"--execute"}, "option '--execute' needs a value");
    check_refused({"-l"}, "option '-l' needs a value");
    check_refused({"-j"}, "option '-j' needs a value");
    check_refused({"--version=yes"}, "option '--version=yes' does not take a value");
}
