// SPDX-License-Identifier: MIT
#include "runtime/timer_heap.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using eco::Nanoseconds;
using eco::TimerHeap;

namespace {

struct TestTimer final : eco::Timer {
    explicit TestTimer(std::function<void()> callback) : on_expired(std::move(callback)) {}
    std::function<void()> on_expired;

private:
    void expired() override { on_expired(); }
};

}  // namespace

TEST_CASE("an empty heap") {
    TimerHeap heap;
    CHECK(heap.empty());
    CHECK(heap.next() == eco::kNoLimit);
    heap.fire(1000);
}

TEST_CASE("timers fire by time, and in the order of arming where that is equal") {
    TimerHeap heap;
    std::vector<std::pair<Nanoseconds, int>> fired;
    std::vector<std::pair<Nanoseconds, int>> expected;
    std::vector<std::unique_ptr<TestTimer>> timers;
    unsigned seed = 7;
    for (int i = 0; i < 1000; ++i) {
        seed = seed * 1103515245 + 12345;
        const Nanoseconds when = (seed >> 16) % 50;
        timers.push_back(std::make_unique<TestTimer>([&, when, i] { fired.emplace_back(when, i); }));
        heap.arm(*timers.back(), when);
        expected.emplace_back(when, i);
        CHECK(heap.when(*timers.back()) == when);
    }
    std::sort(expected.begin(), expected.end());
    CHECK(heap.size() == 1000);
    CHECK(heap.next() == expected.front().first);
    heap.fire(24);
    for (const auto& [when, index] : fired) CHECK(when <= 24);
    heap.fire(50);
    CHECK(fired == expected);
    CHECK(heap.empty());
    for (const auto& timer : timers) CHECK(!timer->armed());
}

TEST_CASE("disarmed timers do not fire, wherever they were in the heap") {
    TimerHeap heap;
    int fired = 0;
    std::vector<std::unique_ptr<TestTimer>> timers;
    for (int i = 0; i < 500; ++i) {
        timers.push_back(std::make_unique<TestTimer>([&] { ++fired; }));
        heap.arm(*timers.back(), (i * 7919) % 500);
    }
    Nanoseconds last = -1;
    for (int i = 0; i < 500; i += 2) {
        heap.disarm(*timers[static_cast<size_t>(i)]);
        heap.disarm(*timers[static_cast<size_t>(i)]);  // again does nothing
        CHECK(!timers[static_cast<size_t>(i)]->armed());
    }
    CHECK(heap.size() == 250);
    while (!heap.empty()) {
        CHECK(heap.next() > last);
        last = heap.next();
        heap.fire(last);
    }
    CHECK(fired == 250);
}

TEST_CASE("arming again moves a timer") {
    TimerHeap heap;
    std::vector<int> fired;
    TestTimer a([&] { fired.push_back(1); });
    TestTimer b([&] { fired.push_back(2); });
    heap.arm(a, 10);
    heap.arm(b, 20);
    heap.arm(a, 30);
    CHECK(heap.size() == 2);
    heap.fire(15);
    CHECK(fired.empty());
    heap.fire(100);
    CHECK(fired == std::vector<int>{2, 1});
}

TEST_CASE("a timer armed while others fire waits for the next call") {
    TimerHeap heap;
    int fired = 0;
    TestTimer again([&] {
        ++fired;
        heap.arm(again, 0);
    });
    heap.arm(again, 0);
    heap.fire(10);
    CHECK(fired == 1);
    heap.fire(10);
    CHECK(fired == 2);
    heap.disarm(again);
}

TEST_CASE("a timer may disarm others that are due") {
    TimerHeap heap;
    bool fired = false;
    TestTimer second([&] { fired = true; });
    TestTimer first([&] { heap.disarm(second); });
    heap.arm(first, 1);
    heap.arm(second, 1);
    heap.fire(5);
    CHECK(!fired);
    CHECK(heap.empty());
}

TEST_CASE("the monotonic clock goes on") {
    const Nanoseconds start = eco::monotonic_now();
    CHECK(start > 0);
    CHECK(eco::monotonic_now() >= start);
}
