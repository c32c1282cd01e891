// SPDX-License-Identifier: MIT
// The public header, used as another program would.
#include <dirent.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include <lua.hpp>

#include "runtime/runtime.h"

using eco::Runtime;

namespace {

int count_descriptors() {
    DIR* dir = opendir("/proc/self/fd");
    REQUIRE(dir != nullptr);
    int count = -3;  // ".", "..", and the directory itself
    while (readdir(dir) != nullptr) ++count;
    closedir(dir);
    return count;
}

std::string global(const Runtime& runtime, const char* name) {
    lua_getglobal(runtime.lua(), name);
    const char* text = lua_tostring(runtime.lua(), -1);
    std::string result = text == nullptr ? "(nil)" : text;
    lua_pop(runtime.lua(), 1);
    return result;
}

// Runs code to its end; the status. What it reports goes to the global "reported".
int run(Runtime& runtime, const std::string& code, const std::vector<std::string>& arguments = {}) {
    const std::string quiet =
        "require('eco').set_panic_hook(function(text) reported = (reported or '') .. text end) ";
    REQUIRE(runtime.start_string(quiet + code, "=test", arguments));
    return runtime.run();
}

const char* const kEcho = R"(
    local socket = require 'eco.socket'
    local listener = assert(socket.listen_tcp('127.0.0.1', 0))
    eco.run(function()
        local client = listener:accept(10)
        client:send(client:read('L', 10))
    end)
    local sock = assert(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
    sock:send('hello\n')
    result = sock:read('l', 10)
    pending = assert(socket.udp())
)";

}  // namespace

TEST_CASE("one runtime after the other") {
    { Runtime warm_up; }
    const int before = count_descriptors();
    for (int i = 0; i < 20; ++i) {
        Runtime runtime;
        CHECK(run(runtime, kEcho) == 0);
        CHECK(global(runtime, "result") == "hello");
    }
    CHECK(count_descriptors() == before);
}

TEST_CASE("a runtime that never ran") {
    const int before = count_descriptors();
    {
        Runtime runtime;
        CHECK(runtime.start_string("never = true", "=test"));
    }
    CHECK(count_descriptors() == before);
}

TEST_CASE("a file with arguments, and one that is not there") {
    Runtime runtime;
    CHECK(!runtime.start_file("/no/such/file.lua"));
    CHECK(runtime.error() == "cannot open /no/such/file.lua: No such file or directory");
    std::array<char, 32> path{"/tmp/eco-embed-XXXXXX"};
    const int fd = mkstemp(path.data());
    REQUIRE(fd >= 0);
    const std::string code = "eco.sleep(0.001) result = table.concat({...}, ' ')";
    CHECK(write(fd, code.data(), code.size()) == static_cast<ssize_t>(code.size()));
    close(fd);
    CHECK(runtime.start_file(path.data(), {"one", "two"}));
    CHECK(runtime.run() == 0);
    CHECK(global(runtime, "result") == "one two");
    unlink(path.data());
}

TEST_CASE("tasks that still wait are dropped") {
    const int before = count_descriptors();
    {
        Runtime runtime;
        CHECK(run(runtime, R"(
            local socket = require 'eco.socket'
            local listener = assert(socket.listen_tcp('127.0.0.1', 0))
            eco.run(listener.accept, listener)
            local a, b = assert(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
            eco.run(a.read, a, 'l')
            eco.run(a.send, a, ('x'):rep(1e7))
            eco.run(eco.sleep, 1000)
            eco.run(function() b:readuntil('y') end)
            require('eco.time').at(1000, print)
            eco.unloop()
        )") == 0);
    }
    CHECK(count_descriptors() == before);
}

TEST_CASE("two side by side know nothing of each other") {
    const int before = count_descriptors();
    {
        Runtime first;
        Runtime second;
        CHECK(run(first, "name = 'first'") == 0);
        CHECK(run(second, kEcho) == 0);
        CHECK(run(first, kEcho) == 0);
        CHECK(global(first, "name") == "first");
        CHECK(global(second, "name") == "(nil)");
        CHECK(run(second, "name = 'second'; eco.sleep(0.001)") == 0);
        CHECK(global(first, "name") == "first");
        CHECK(global(second, "name") == "second");
    }
    CHECK(count_descriptors() == before);
}

TEST_CASE("two threads talk over a socket pair") {
    const int before = count_descriptors();
    std::array<int, 2> ends{};
    REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    std::array<int, 2> statuses{-1, -1};
    std::array<std::string, 2> results;
    const auto work = [&](size_t index) {
        Runtime runtime;
        const std::string code =
            "local me, fd = ... "
            "local reader, writer = eco.reader(tonumber(fd)), eco.writer(tonumber(fd)) "
            "for i = 1, 1000 do "
            "  assert(writer:write(me .. i .. '\\n')) "
            "  result = assert(reader:read('l', 10)) "
            "  if i % 100 == 0 then eco.sleep(0.001) end "
            "end";
        runtime.start_string(code, "=thread",
                             {"t" + std::to_string(index) + " ", std::to_string(ends.at(index))});
        statuses.at(index) = runtime.run();
        results.at(index) = global(runtime, "result");
    };
    std::thread first(work, 0);
    std::thread second(work, 1);
    first.join();
    second.join();
    CHECK(statuses == std::array<int, 2>{0, 0});
    CHECK(results[0] == "t1 1000");
    CHECK(results[1] == "t0 1000");
    for (const int fd : ends) close(fd);
    CHECK(count_descriptors() == before);
}

TEST_CASE("many threads, each with sockets of its own") {
    const int before = count_descriptors();
    std::array<std::thread, 4> threads;
    std::array<std::string, 4> results;
    for (size_t i = 0; i < threads.size(); ++i) {
        threads.at(i) = std::thread([&results, i] {
            for (int round = 0; round < 5; ++round) {
                Runtime runtime;
                runtime.start_string(kEcho, "=thread");
                if (runtime.run() == 0) results.at(i) += global(runtime, "result")[0];
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) CHECK(result == "hhhhh");
    CHECK(count_descriptors() == before);
}

TEST_CASE("a script that fails") {
    const int before = count_descriptors();
    {
        Runtime runtime;
        CHECK(run(runtime, "local s = require('eco.socket').tcp() error('on purpose')") == 1);
        CHECK(global(runtime, "reported").find("on purpose") != std::string::npos);
        CHECK(run(runtime, "after = 'it can be used again'") == 0);
        CHECK(global(runtime, "after") == "it can be used again");
    }
    CHECK(count_descriptors() == before);
}

TEST_CASE("a script that cannot be loaded") {
    Runtime runtime;
    CHECK(!runtime.start_string("this is no Lua", "=broken"));
    CHECK(runtime.error().find("broken:1:") != std::string::npos);
    CHECK(!runtime.start_file("/no/such/file.lua"));
    CHECK(runtime.error().find("/no/such/file.lua") != std::string::npos);
    CHECK(run(runtime, "x = 1") == 0);
    CHECK(global(runtime, "x") == "1");
}

TEST_CASE("a C function of the host") {
    Runtime runtime;
    lua_pushcfunction(runtime.lua(), [](lua_State* L) {
        lua_pushnumber(L, 2 * luaL_checknumber(L, 1));
        return 1;
    });
    lua_setglobal(runtime.lua(), "twice");
    lua_pushcfunction(runtime.lua(), [](lua_State* L) {
        Runtime::from(L).stop(7);
        return 0;
    });
    lua_setglobal(runtime.lua(), "leave");
    CHECK(run(runtime, "result = twice(21)") == 0);
    CHECK(global(runtime, "result") == "42");
    CHECK(run(runtime, "eco.run(function() eco.sleep(0) leave() end) eco.sleep(1000)") == 7);
    CHECK(run(runtime, "result = twice(4)") == 0);
    CHECK(global(runtime, "result") == "8");
}

TEST_CASE("sending to a dead peer is an error, no signal, where the host left SIGPIPE alone") {
    const auto old = std::signal(SIGPIPE, SIG_DFL);
    Runtime runtime;
    CHECK(run(runtime, R"(
        local socket = require 'eco.socket'
        local a, b = assert(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
        b:close()
        result = select(3, a:send('x'))
    )") == 0);
    CHECK(global(runtime, "result") == "EPIPE");
    std::signal(SIGPIPE, old);
}

TEST_CASE("arguments") {
    Runtime runtime;
    CHECK(run(runtime, "local a, b = ... result = a .. b", {"one ", "two"}) == 0);
    CHECK(global(runtime, "result") == "one two");
}
