// SPDX-License-Identifier: MIT
#include "runtime/poller.h"

#include <cerrno>

#include <sys/epoll.h>
#include <unistd.h>

#include "runtime/exhaustion.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

static constexpr int kEventsPerTurn = 128;
// The generation of a listener's registration; descriptors never get it.
static constexpr uint32_t kListenerGeneration = 0;

static uint64_t event_key(int fd, uint32_t generation) {
    return static_cast<uint64_t>(generation) << 32 | static_cast<uint32_t>(fd);
}

DescriptorRef::~DescriptorRef() {
    if (descriptor_ == nullptr || --descriptor_->references_ > 0) return;
    descriptor_->poller_.forget(*descriptor_);
    delete descriptor_;
}

static int make_set() {
    const int set = epoll_create1(EPOLL_CLOEXEC);
    need("epoll_create1", set < 0 ? errno : 0);
    return set;
}

Poller::Poller(Runtime& runtime) : runtime_(runtime), epoll_(make_set()) {}

Poller::~Poller() { ::close(epoll_); }

// Somebody else has closed the number and it was opened again: what is known under it is nothing
// any more.
void Poller::drop_stale(int fd) {
    if (static_cast<size_t>(fd) >= table_.size()) return;
    Descriptor* stale = table_[static_cast<size_t>(fd)];
    if (stale == nullptr) return;
    stale->registered_ = false;  // the kernel dropped it when the number was closed
    forget(*stale);
    wake_all(stale->read, "canceled");
    wake_all(stale->write, "canceled");
}

DescriptorRef Poller::adopt(int fd) {
    drop_stale(fd);
    if (static_cast<size_t>(fd) >= table_.size()) table_.resize(static_cast<size_t>(fd) + 1);
    if (++generation_ == kListenerGeneration) ++generation_;
    auto* descriptor = new Descriptor(*this, fd, generation_);
    table_[static_cast<size_t>(fd)] = descriptor;
    descriptor->owned_ = true;
    return DescriptorRef(descriptor);
}

DescriptorRef Poller::share(int fd) {
    if (static_cast<size_t>(fd) < table_.size()) {
        if (Descriptor* known = table_[static_cast<size_t>(fd)]) return DescriptorRef(known);
    }
    DescriptorRef descriptor = adopt(fd);
    descriptor->owned_ = false;
    return descriptor;
}

DescriptorRef Poller::take(int fd) {
    DescriptorRef descriptor = share(fd);
    if (descriptor->owned_) return DescriptorRef();
    descriptor->owned_ = true;
    // Its registration may be that of an earlier owner of the number.
    if (descriptor->registered_) epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
    descriptor->registered_ = false;
    if (descriptor->waited_for()) arm(*descriptor);
    return descriptor;
}

// From now on the number means nothing to this object.
void Poller::forget(Descriptor& descriptor) {
    if (descriptor.fd_ < 0) return;
    if (descriptor.registered_) epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor.fd_, nullptr);
    descriptor.registered_ = false;
    table_[static_cast<size_t>(descriptor.fd_)] = nullptr;
    descriptor.fd_ = -1;
}

void Descriptor::detach() { poller_.forget(*this); }

void Descriptor::close() {
    const int fd = fd_;
    if (fd <= 2) runtime().restore_flags(fd);
    registered_ = false;  // close(2) takes it out of the set
    poller_.forget(*this);
    ::close(fd);
}

int Poller::arm(Descriptor& descriptor) {
    // A number that is not ours may have been closed and opened again since the last wait.
    if (descriptor.registered_ && descriptor.owned_) return 0;
    epoll_event event = {};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLPRI | EPOLLET;
    event.data.u64 = event_key(descriptor.fd_, descriptor.generation_);
    int result = -1;
    if (descriptor.registered_) {
        result = epoll_ctl(epoll_, EPOLL_CTL_MOD, descriptor.fd_, &event);
    }
    if (!descriptor.registered_ || (result != 0 && errno == ENOENT)) {
        result = epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor.fd_, &event);
        descriptor.registered_ = result == 0;
    }
    return result == 0 ? 0 : errno;
}

int Poller::listen(int fd, Listener& listener) {
    drop_stale(fd);
    if (static_cast<size_t>(fd) >= listeners_.size()) {
        listeners_.resize(static_cast<size_t>(fd) + 1);
    }
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.u64 = event_key(fd, kListenerGeneration);
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) return errno;
    listeners_[static_cast<size_t>(fd)] = &listener;
    return 0;
}

void Poller::unlisten(int fd) {
    epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
    listeners_[static_cast<size_t>(fd)] = nullptr;
}

void Poller::renew(bool listeners) {
    ::close(epoll_);
    epoll_ = make_set();
    for (Descriptor* descriptor : table_) {
        if (descriptor == nullptr) continue;
        descriptor->registered_ = false;
        descriptor->drained = false;
        if (descriptor->waited_for()) arm(*descriptor);
    }
    for (size_t fd = 0; fd < listeners_.size(); ++fd) {
        Listener* listener = std::exchange(listeners_[fd], nullptr);
        if (listener != nullptr && listeners) listen(static_cast<int>(fd), *listener);
    }
}

std::vector<int> Poller::numbers() const {
    std::vector<int> numbers;
    for (const Descriptor* descriptor : table_) {
        if (descriptor != nullptr) numbers.push_back(descriptor->fd_);
    }
    return numbers;
}

void Poller::dispatch(Descriptor& descriptor, uint32_t events) {
    descriptor.drained = false;
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR | EPOLLPRI)) descriptor.interrupted = true;
    if (events & ~static_cast<uint32_t>(EPOLLOUT)) wake_first(descriptor.read);
    if (events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) wake_first(descriptor.write);
}

void Poller::wait(int timeout) {
    epoll_event events[kEventsPerTurn];
    const int count = epoll_wait(epoll_, events, kEventsPerTurn, timeout);
    for (int i = 0; i < count; ++i) {
        const auto fd = static_cast<uint32_t>(events[i].data.u64);
        const auto generation = static_cast<uint32_t>(events[i].data.u64 >> 32);
        if (generation == kListenerGeneration) {
            if (fd < listeners_.size() && listeners_[fd] != nullptr) listeners_[fd]->on_readable();
            continue;
        }
        Descriptor* descriptor = fd < table_.size() ? table_[fd] : nullptr;
        if (descriptor != nullptr && descriptor->generation_ == generation) {
            dispatch(*descriptor, events[i].events);
        }
    }
}

}  // namespace eco
