// SPDX-License-Identifier: MIT
#include "runtime/wait_queue.h"

#include <doctest/doctest.h>
#include <initializer_list>

using eco::Waiter;
using eco::WaitQueue;

TEST_CASE("first come, first served") {
    WaitQueue queue;
    Waiter a, b, c;
    CHECK(queue.empty());
    CHECK(queue.front() == nullptr);
    queue.push(a);
    queue.push(b);
    queue.push(c);
    for (Waiter* waiter : {&a, &b, &c}) {
        CHECK(waiter->queue == &queue);
        CHECK(queue.front() == waiter);
        queue.remove(*waiter);
        CHECK(waiter->queue == nullptr);
    }
    CHECK(queue.empty());
}

TEST_CASE("who leaves from the middle or the end leaves no hole") {
    WaitQueue queue;
    Waiter a, b, c, d;
    for (Waiter* waiter : {&a, &b, &c, &d}) queue.push(*waiter);
    queue.remove(b);
    queue.remove(d);
    queue.push(b);  // at the end now
    for (Waiter* waiter : {&a, &c, &b}) {
        CHECK(queue.front() == waiter);
        queue.remove(*waiter);
    }
    CHECK(queue.empty());
    queue.push(d);
    CHECK(queue.front() == &d);
    queue.remove(d);
    CHECK(queue.empty());
}
