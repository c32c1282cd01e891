// SPDX-License-Identifier: MIT
#include "modules/termios/closing.h"

#include <utility>

#include <unistd.h>

#include "modules/termios/drain.h"
#include "runtime/poller.h"
#include "runtime/runtime.h"
#include "runtime/work.h"

namespace eco {

namespace {

// close(2) waits until the output has left, for 30 s at most: a thread does it then.
class Closing : public Job {
public:
    explicit Closing(int fd) : fd_(fd) {}
    ~Closing() override {
        if (fd_ >= 0) ::close(fd_);
    }
    void run() override { ::close(std::exchange(fd_, -1)); }
    void done(std::unique_ptr<Job> /*self*/) override {}

private:
    int fd_;
};

}  // namespace

void close_line(Descriptor& descriptor) {
    Runtime& runtime = descriptor.runtime();
    const int fd = descriptor.fd();
    if (runtime.closing() || has_output(fd) <= 0) return descriptor.close();
    descriptor.detach();
    // Without a thread it is closed here and now.
    static_cast<void>(Job::start(runtime, std::make_unique<Closing>(fd)));
}

}  // namespace eco
