// SPDX-License-Identifier: MIT
#include "runtime/work.h"

#include <doctest/doctest.h>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

#include "runtime/runtime.h"

namespace {

// Where the pool's threads wait, so that the tests decide when work ends.
class Gate {
public:
    void open() {
        const std::lock_guard<std::mutex> lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock<std::mutex> lock(mutex_);
        ++entered;
        changed_.wait(lock, [this] { return open_; });
    }

    std::atomic<int> entered{0};

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
};

Gate* gate = nullptr;
std::atomic<int> alive{0};
std::atomic<bool> deaf{false};

class Passage final : public eco::Work {
public:
    Passage() { ++alive; }
    ~Passage() override { --alive; }
    void run() override {
        sigset_t mask;
        pthread_sigmask(SIG_SETMASK, nullptr, &mask);
        deaf = sigismember(&mask, SIGINT) == 1 && sigismember(&mask, SIGALRM) == 1;
        gate->pass();
    }
    int push(lua_State* L) override {
        lua_pushliteral(L, "through");
        return 1;
    }
};

int pass(lua_State* L) {
    static constexpr eco::Operation kPass = eco::Work::operation("pass");
    return eco::Work::await(L, kPass, std::make_unique<Passage>(), nullptr, nullptr);
}

int open_gate(lua_State*) {
    gate->open();
    return 0;
}

int entered(lua_State* L) {
    lua_pushnumber(L, gate->entered);
    return 1;
}

// The status of a script that may call pass(), open() and entered().
int run(const char* script) {
    eco::Runtime runtime;
    lua_register(runtime.lua(), "pass", pass);
    lua_register(runtime.lua(), "open", open_gate);
    lua_register(runtime.lua(), "entered", entered);
    REQUIRE(runtime.start_string(script, "=test"));
    return runtime.run();
}

struct WithGate {
    WithGate() { gate = &own; }
    ~WithGate() { CHECK(alive == 0); }
    Gate own;
};

}  // namespace

TEST_CASE_FIXTURE(WithGate, "others run while one waits for the pool") {
    CHECK(run(R"(
        local ticks = 0
        local waits = eco.run(function() return pass() end)
        repeat eco.sleep(0.001) ticks = ticks + 1 until entered() == 1 and ticks > 3
        open()
        local ok, result = eco.join(waits)
        assert(ok and result == 'through')
    )") == 0);
}

TEST_CASE_FIXTURE(WithGate, "waiting for the pool keeps the loop alive") {
    std::thread opener([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        own.open();
    });
    CHECK(run("assert(pass() == 'through')") == 0);
    opener.join();
}

TEST_CASE_FIXTURE(WithGate, "signals are not for the threads of the pool") {
    own.open();
    CHECK(run("pass()") == 0);
    CHECK(deaf);
}

TEST_CASE_FIXTURE(WithGate, "the result of work that nobody waits for any more is dropped") {
    CHECK(run(R"(
        local result, err = eco.timeout(0.01, pass)
        assert(result == nil and err == 'timeout')
        local waits = eco.run(function() return pass() end)
        eco.cancel(waits)
        local _, canceled, why = eco.join(waits)
        assert(canceled == nil and why == 'canceled')
        local co = eco.run(pass)
        coroutine.close(co)
        open()
        assert(pass() == 'through')
    )") == 0);
}

TEST_CASE_FIXTURE(WithGate, "who was cancelled or is out of time starts nothing that lasts") {
    own.open();
    CHECK(run(R"(
        local task = eco.run(function()
            eco.sleep(1)
            return pass()
        end)
        eco.cancel(task)
        local _, result, err = eco.join(task)
        assert(result == nil and err == 'canceled' and entered() == 0)
    )") == 0);
}

TEST_CASE_FIXTURE(WithGate, "work that has not begun is taken back") {
    CHECK(run(R"(
        local tasks = {}
        for i = 1, 200 do tasks[i] = eco.run(pass) end
        eco.sleep(0.01)
        for _, task in ipairs(tasks) do eco.cancel(task) end
        open()
        assert(pass() == 'through' and entered() < 200)
    )") == 0);
}

TEST_CASE_FIXTURE(WithGate, "a runtime ends while work is in flight") {
    std::thread opener([this] {
        while (own.entered == 0) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        own.open();
    });
    CHECK(run(R"(
        for _ = 1, 50 do eco.run(pass) end
        while entered() == 0 do eco.sleep(0.001) end
        eco.unloop()
        eco.sleep(60)
    )") == 0);
    opener.join();
}

TEST_CASE_FIXTURE(WithGate, "where a coroutine cannot be suspended it blocks") {
    own.open();
    CHECK(run(R"(
        local results = {}
        table.sort({ 2, 1 }, function(a, b)
            results[#results + 1] = pass()
            return a < b
        end)
        assert(results[1] == 'through')
    )") == 0);
}
