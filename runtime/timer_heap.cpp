// SPDX-License-Identifier: MIT
#include "runtime/timer_heap.h"

#include <algorithm>
#include <ctime>

namespace eco {

Nanoseconds monotonic_now() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<Nanoseconds>(now.tv_sec) * 1000000000 + now.tv_nsec;
}

// A parent's children lie side by side, and a move writes into the timer that is moved, which lies
// anywhere: fewer levels are worth more than fewer comparisons.
static constexpr size_t kChildren = 4;

static size_t parent_of(size_t slot) { return (slot - 1) / kChildren; }

void TimerHeap::place(size_t slot, const Entry& entry) {
    heap_[slot] = entry;
    entry.timer->slot_ = static_cast<uint32_t>(slot);
}

void TimerHeap::sift_up(size_t slot, const Entry& entry) {
    while (slot > 0) {
        const size_t parent = parent_of(slot);
        if (!(entry < heap_[parent])) break;
        place(slot, heap_[parent]);
        slot = parent;
    }
    place(slot, entry);
}

void TimerHeap::sift_down(size_t slot, const Entry& entry) {
    for (;;) {
        const size_t first = kChildren * slot + 1;
        if (first >= heap_.size()) break;
        const size_t end = std::min(first + kChildren, heap_.size());
        size_t child = first;
        for (size_t next = first + 1; next < end; ++next) {
            if (heap_[next] < heap_[child]) child = next;
        }
        if (!(heap_[child] < entry)) break;
        place(slot, heap_[child]);
        slot = child;
    }
    place(slot, entry);
}

void TimerHeap::arm(Timer& timer, Nanoseconds when) {
    disarm(timer);
    heap_.emplace_back();
    sift_up(heap_.size() - 1, Entry{when, order_++, &timer});
}

void TimerHeap::disarm(Timer& timer) {
    if (!timer.armed()) return;
    const size_t slot = timer.slot_;
    timer.slot_ = Timer::kUnarmed;
    const Entry last = heap_.back();
    heap_.pop_back();
    if (last.timer == &timer) return;
    if (slot > 0 && last < heap_[parent_of(slot)]) {
        sift_up(slot, last);
    } else {
        sift_down(slot, last);
    }
}

void TimerHeap::clear() {
    for (const Entry& entry : heap_) entry.timer->slot_ = Timer::kUnarmed;
    heap_.clear();
}

void TimerHeap::fire(Nanoseconds now) {
    const uint64_t limit = order_;
    while (!heap_.empty() && heap_.front().when <= now && heap_.front().order < limit) {
        Timer& timer = *heap_.front().timer;
        disarm(timer);
        timer.expired();
    }
}

}  // namespace eco
