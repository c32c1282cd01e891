// SPDX-License-Identifier: MIT
//
// Readiness of descriptors. A descriptor is registered with epoll once, edge-triggered, for
// reading and writing together, when a task first has to wait for it; it is never changed again,
// and close(2) takes it out. That costs one epoll_ctl in the life of a connection.
//
// An edge tells that it is worth trying again, nothing more: every operation tries first, waits
// after EAGAIN, and is tried again at the next edge. So no state of the kernel is kept here that
// could become wrong, except `drained`, which saves the receive that must say EAGAIN.
//
// The libuv loop is one more descriptor in the same set (see Runtime).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "runtime/wait_queue.h"

namespace eco {

class Poller;
class Runtime;

// One descriptor number and the tasks that wait for it, whatever objects they use. Counted
// references; the number itself belongs to whoever opened it.
class Descriptor {
public:
    int fd() const { return fd_; }
    // Closes the number; the object stays, with fd() -1. Nobody may be waiting.
    void close();
    // Forgets the number without closing it.
    void detach();
    bool waited_for() const { return !read.empty() || !write.empty(); }
    Runtime& runtime() const;

    WaitQueue read;
    WaitQueue write;
    // epoll(7) has nothing to say about it (a regular file): its owner wakes who waits.
    bool woken_by_owner = false;
    // The last receive emptied the stream's buffer, and no event has come since.
    bool drained = false;
    // End of stream, error or urgent data was reported: a short receive proves nothing any more.
    bool interrupted = false;

private:
    friend class Poller;
    friend class DescriptorRef;
    Descriptor(Poller& poller, int fd, uint32_t generation)
        : poller_(poller), fd_(fd), generation_(generation) {}

    Poller& poller_;
    int fd_;
    uint32_t generation_;
    uint32_t references_ = 0;
    bool owned_ = false;
    bool registered_ = false;
};

class DescriptorRef {
public:
    DescriptorRef() = default;
    explicit DescriptorRef(Descriptor* descriptor) : descriptor_(descriptor) {
        ++descriptor_->references_;
    }
    DescriptorRef(DescriptorRef&& other) noexcept : descriptor_(other.descriptor_) {
        other.descriptor_ = nullptr;
    }
    DescriptorRef& operator=(DescriptorRef&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~DescriptorRef();

    Descriptor* operator->() const { return descriptor_; }
    Descriptor& operator*() const { return *descriptor_; }
    explicit operator bool() const { return descriptor_ != nullptr; }

private:
    Descriptor* descriptor_ = nullptr;
};

class Poller {
public:
    // Told of readiness in place of tasks; for the runtime's own descriptors.
    class Listener {
    public:
        virtual void on_readable() = 0;

    protected:
        ~Listener() = default;
    };

    explicit Poller(Runtime& runtime);
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    // For a number the caller has just opened: whatever is known under it is out of date.
    DescriptorRef adopt(int fd);
    // For a number somebody else opened.
    DescriptorRef share(int fd);
    // For one that is the caller's from now on; objects that share it go on. Nothing if it has an
    // owner here.
    DescriptorRef take(int fd);
    // Makes sure that the next edge is reported. Returns 0 or an errno value.
    int arm(Descriptor& descriptor);

    // Returns 0 or an errno value.
    int listen(int fd, Listener& listener);
    void unlisten(int fd);

    // In a forked process: makes a set of its own. Without `listeners`, only tasks are told of
    // readiness.
    void renew(bool listeners);

    // The numbers that are known, in order.
    std::vector<int> numbers() const;

    // Waits at most `timeout` milliseconds (-1: for ever) and wakes who can go on.
    void wait(int timeout);

private:
    friend class Descriptor;
    friend class DescriptorRef;
    void drop_stale(int fd);
    void forget(Descriptor& descriptor);
    void dispatch(Descriptor& descriptor, uint32_t events);

    Runtime& runtime_;
    int epoll_;
    uint32_t generation_ = 0;
    std::vector<Descriptor*> table_;    // by number
    std::vector<Listener*> listeners_;  // by number
};

inline Runtime& Descriptor::runtime() const { return poller_.runtime_; }

}  // namespace eco
