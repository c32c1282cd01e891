// SPDX-License-Identifier: MIT
#include "modules/file/disk.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <linux/fs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "runtime/runtime.h"
#include "runtime/scheduler.h"
#include "runtime/work.h"

namespace eco {

static constexpr size_t kAtOnce = 65536;
static constexpr size_t kPiece = 1 << 20;

int OpenFile::close() {
    if (fd < 0) return 0;
    // close(2): the number is free even if the call was interrupted.
    return ::close(std::exchange(fd, -1)) == 0 || errno == EINTR ? 0 : errno;
}

void settle_position(Stream& stream) {
    if (stream.buffer.empty()) return;
    lseek(stream.fd(), -static_cast<off_t>(stream.buffer.size()), SEEK_CUR);
    stream.buffer.clear();
}

template <class Call>
static ssize_t uninterrupted(Call call) {
    ssize_t count;
    do {
        count = call();
    } while (count < 0 && errno == EINTR);
    return count < 0 ? -errno : count;
}

// ---- what the pool does ------------------------------------------------------------------------

class Disk::Transfer final : public Job {
public:
    Transfer(Disk& owner, bool is_write, off_t at, size_t length)
        : disk(owner),
          file(owner.file_),
          writes(is_write),
          offset(at),
          size(length),
          data(static_cast<char*>(std::malloc(length)), std::free) {}

    void run() override { count = writes ? write_all() : read_some(); }
    void done(std::unique_ptr<Job>) override { disk.finished(*this); }

    Disk& disk;
    const std::shared_ptr<OpenFile> file;
    const bool writes;
    const off_t offset;
    const size_t size;
    const std::unique_ptr<char, decltype(&std::free)> data;  // null: there was no memory
    ssize_t count = 0;                                       // or a negative errno value
    bool moves = true;                                       // the position, when it ends
    bool abandoned = false;                                  // who began it has given up

private:
    ssize_t read_some() const {
        return uninterrupted([this] { return pread(file->fd, data.get(), size, offset); });
    }

    // A failure after the first bytes is left to the next call, which meets it again.
    ssize_t write_all() const {
        size_t written = 0;
        while (written < size) {
            const ssize_t result = uninterrupted([this, written] {
                return pwrite(file->fd, data.get() + written, size - written,
                              offset + static_cast<off_t>(written));
            });
            if (result < 0) return written > 0 ? static_cast<ssize_t>(written) : result;
            written += static_cast<size_t>(result);
        }
        return static_cast<ssize_t>(written);
    }
};

// ---- what the loop does ------------------------------------------------------------------------

Disk::Disk(Runtime& runtime, Stream& stream, std::shared_ptr<OpenFile> file, bool appends)
    : runtime_(runtime),
      stream_(stream),
      file_(std::move(file)),
      appends_(appends),
      at_once_(kAtOnce + 1) {}  // so that the end behind 64 KiB is found at once, too

Disk::~Disk() {
    if (transfer_ != nullptr) transfer_->drop();
}

bool Disk::begin(bool blocking) {
    if (transfer_ != nullptr || stream_.descriptor->waited_for()) return !blocking;
    arrived_.reset();  // for calls that have ended
    written_.reset();
    blocking_ = blocking;
    return true;
}

void Disk::repositioned() {
    if (transfer_ != nullptr) transfer_->moves = false;
}

void Disk::resized() {
    if (transfer_ != nullptr && !transfer_->writes) transfer_->moves = false;
}

ssize_t Disk::start(std::unique_ptr<Transfer> transfer) {
    if (transfer->data == nullptr) return -ENOMEM;
    transfer_ = transfer.release();
    const int error = Job::start(runtime_, std::unique_ptr<Job>(transfer_));
    if (error == 0) return -EAGAIN;
    transfer_ = nullptr;
    return -error;
}

ssize_t Disk::read_at_once(char* data, size_t size) {
    if (blocking_ || at_once_ > 0) {
        const size_t wanted = blocking_ ? size : std::min(size, at_once_);
        const ssize_t count = uninterrupted([&] { return ::read(file_->fd, data, wanted); });
        if (count > 0) at_once_ -= std::min(at_once_, static_cast<size_t>(count));
        return count;
    }
    iovec piece = {data, size};
    // -1, in two halves: the file's own position. Any failure is left to the pool.
    const ssize_t count = syscall(SYS_preadv2, file_->fd, &piece, 1, -1L, -1L, RWF_NOWAIT);
    return count < 0 ? -EAGAIN : count;
}

ssize_t Disk::receive(char* data, size_t size) {
    if (arrived_) return *std::exchange(arrived_, std::nullopt);
    if (transfer_ != nullptr) return -EAGAIN;
    const ssize_t count = read_at_once(data, size);
    if (count > 0) stream_.ended = false;
    if (count != -EAGAIN) return count;
    const off_t offset = lseek(file_->fd, 0, SEEK_CUR);
    return start(std::make_unique<Transfer>(*this, false, offset, size));
}

ssize_t Disk::transmit(const char* data, size_t size) {
    if (written_) return *std::exchange(written_, std::nullopt);
    if (transfer_ != nullptr) return -EAGAIN;
    arrived_.reset();  // for a reader that has given up
    settle_position(stream_);
    if (blocking_ || size <= kAtOnce) {
        return uninterrupted([&] { return ::write(file_->fd, data, size); });
    }
    const off_t offset = lseek(file_->fd, 0, SEEK_CUR);
    auto transfer = std::make_unique<Transfer>(*this, true, offset, std::min(size, kPiece));
    if (transfer->data != nullptr) std::memcpy(transfer->data.get(), data, transfer->size);
    return start(std::move(transfer));
}

size_t Disk::abandon() {
    if (written_) {
        const ssize_t count = *std::exchange(written_, std::nullopt);
        return count > 0 ? static_cast<size_t>(count) : 0;
    }
    if (transfer_ == nullptr || !transfer_->writes || transfer_->abandoned) return 0;
    if (transfer_->take_back()) {
        transfer_ = nullptr;
        return 0;
    }
    transfer_->abandoned = true;
    return transfer_->size;
}

void Disk::finished(const Transfer& transfer) {
    transfer_ = nullptr;
    if (transfer.writes) {
        write_finished(transfer);
    } else {
        read_finished(transfer);
    }
    wake_first(stream_.readers());
}

void Disk::read_finished(const Transfer& transfer) {
    if (!transfer.moves) return;
    if (transfer.count <= 0) {
        arrived_ = transfer.count;
        return;
    }
    const auto count = static_cast<size_t>(transfer.count);
    char* const room = stream_.buffer.reserve(count);
    if (room == nullptr) {
        arrived_ = -ENOMEM;
        return;
    }
    std::memcpy(room, transfer.data.get(), count);
    stream_.buffer.commit(count);
    lseek(file_->fd, transfer.offset + transfer.count, SEEK_SET);
    stream_.ended = false;
}

void Disk::write_finished(const Transfer& transfer) {
    if (transfer.count > 0 && transfer.moves) {
        const off_t end = appends_ ? 0 : transfer.offset + transfer.count;
        lseek(file_->fd, end, appends_ ? SEEK_END : SEEK_SET);
    }
    if (!transfer.abandoned) written_ = transfer.count;
}

}  // namespace eco
