// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/lua.h"

namespace eco {

// Something that happens at a time. Whoever derives from it owns it and must disarm it first.
class Timer {
public:
    bool armed() const { return slot_ != kUnarmed; }

protected:
    ~Timer() = default;

private:
    friend class TimerHeap;
    static constexpr uint32_t kUnarmed = UINT32_MAX;

    virtual void expired() = 0;

    uint32_t slot_ = kUnarmed;
};

// The armed timers by time on the monotonic clock; equal times in the order of arming.
class TimerHeap {
public:
    void arm(Timer& timer, Nanoseconds when);
    void disarm(Timer& timer);
    void clear();

    bool empty() const { return heap_.empty(); }
    size_t size() const { return heap_.size(); }
    Nanoseconds next() const { return heap_.empty() ? kNoLimit : heap_.front().when; }
    Nanoseconds when(const Timer& timer) const { return heap_[timer.slot_].when; }

    // Fires what is due. A timer armed meanwhile waits for the next call.
    void fire(Nanoseconds now);

private:
    struct Entry {
        Nanoseconds when;
        uint64_t order;
        Timer* timer;

        bool operator<(const Entry& other) const {
            return when != other.when ? when < other.when : order < other.order;
        }
    };

    void place(size_t slot, const Entry& entry);
    void sift_up(size_t slot, const Entry& entry);
    void sift_down(size_t slot, const Entry& entry);

    std::vector<Entry> heap_;
    uint64_t order_ = 0;
};

// Nanoseconds since some start, never set back.
Nanoseconds monotonic_now();

}  // namespace eco
