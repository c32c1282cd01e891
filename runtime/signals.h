// SPDX-License-Identifier: MIT
//
// The runtime's own answer to SIGINT and SIGTERM (end in order; if the script does not come back to
// the loop within a second, or at the second signal, the process is killed), SIGUSR1 (print all
// tasks) and SIGPIPE (none). A script that asks for one of them takes it over for as long as it
// wants.
#pragma once

#include <memory>

#include <uv.h>

namespace eco {

class Runtime;

// A libuv handle whose owner lets go of it by closing it; the memory outlives that until libuv is
// done.
template <class T>
struct HandleCloser {
    void operator()(T* handle) const {
        uv_close(reinterpret_cast<uv_handle_t*>(handle),
                 [](uv_handle_t* closed) { delete reinterpret_cast<T*>(closed); });
    }
};
template <class T>
using Handle = std::unique_ptr<T, HandleCloser<T>>;

class Signals {
public:
    explicit Signals(Runtime& runtime) : runtime_(runtime) {}

    // Starts answering.
    void own();
    // A script takes a signal, or gives it back.
    void take(int number);
    void give_back(int number);
    // In a forked process: no script has taken any.
    void renew();

private:
    struct Own;
    static constexpr int kCount = 4;
    static const Own kOwn[kCount];

    void start(int index);

    Runtime& runtime_;
    bool own_ = false;
    int taken_[kCount] = {};
    Handle<uv_signal_t> handles_[kCount];
};

}  // namespace eco
