// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

struct Task;
class WaitQueue;

// A task's place in a queue. It belongs to the task (or to the object waited on, for a second
// place); the queue owns nothing.
struct Waiter {
    Task* task = nullptr;
    const void* object = nullptr;  // what the script called the method of
    WaitQueue* queue = nullptr;
    Waiter* next = nullptr;
    Waiter* prev = nullptr;
};

// Tasks that wait for the same thing, first come first served.
class WaitQueue {
public:
    bool empty() const { return head_ == nullptr; }
    Waiter* front() const { return head_; }

    void push(Waiter& waiter) {
        waiter.queue = this;
        waiter.next = nullptr;
        waiter.prev = tail_;
        (tail_ != nullptr ? tail_->next : head_) = &waiter;
        tail_ = &waiter;
    }

    void remove(Waiter& waiter) {
        (waiter.prev != nullptr ? waiter.prev->next : head_) = waiter.next;
        (waiter.next != nullptr ? waiter.next->prev : tail_) = waiter.prev;
        waiter.queue = nullptr;
    }

private:
    Waiter* head_ = nullptr;
    Waiter* tail_ = nullptr;
};

}  // namespace eco
