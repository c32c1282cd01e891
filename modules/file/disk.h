// SPDX-License-Identifier: MIT
//
// The bytes of a regular file or a block device. epoll(7) calls these ready at all times, but a
// read may have to wait for the disk, and a write for room in memory. What might take long is done
// by the thread pool:
//
//   - The first 64 KiB of a file are read at once. A file up to that size is read without a task
//     switch, which costs more than reading what lies in memory, and which a script may not expect.
//   - After that, what lies in the page cache is read at once (preadv2(2), RWF_NOWAIT). The pool
//     reads the rest, and everything where the file system cannot tell.
//   - A write of up to 64 KiB is done at once: it goes to the page cache. The pool writes a longer
//     one, in pieces of 1 MiB which are copied, since the script's string may be collected before
//     the thread is done with it.
//
// The pool works at an offset of its own. The kernel's is moved on the loop's thread, when the
// transfer ends, and not if the script has set it meanwhile. Reads and writes wait in one queue and
// have one transfer under way, so they happen in the order in which the script made them. What was
// read for a task that does not wait any more goes to the buffer; nothing is lost.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "runtime/stream.h"

namespace eco {

class Runtime;

// A number that is closed once nobody needs it: the object of a script, or a thread that still
// works on it.
struct OpenFile {
    explicit OpenFile(int number) : fd(number) {}
    ~OpenFile() { close(); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    // Returns 0 or an errno value.
    int close();

    int fd;
};

// Puts the file's position where the script believes it is: behind what it was given, not behind
// what has been read ahead.
void settle_position(Stream& stream);

class Disk final : public Backend {
public:
    Disk(Runtime& runtime, Stream& stream, std::shared_ptr<OpenFile> file, bool appends);
    ~Disk() override;

    ssize_t receive(char* data, size_t size) override;
    ssize_t transmit(const char* data, size_t size) override;
    size_t abandon() override;

    // A call of the script begins. A blocking one is done at once, however long that takes; false
    // if it would have to wait for others.
    bool begin(bool blocking);
    // The script has set the position: what is under way does not move it.
    void repositioned();
    // The script has cut the file: what is being read is out of date.
    void resized();

private:
    class Transfer;

    ssize_t read_at_once(char* data, size_t size);
    ssize_t start(std::unique_ptr<Transfer> transfer);
    void finished(const Transfer& transfer);
    void read_finished(const Transfer& transfer);
    void write_finished(const Transfer& transfer);

    Runtime& runtime_;
    Stream& stream_;
    const std::shared_ptr<OpenFile> file_;
    const bool appends_;
    bool blocking_ = false;
    size_t at_once_;                  // how much may still be read without asking
    Transfer* transfer_ = nullptr;    // under way; the pool owns it
    std::optional<ssize_t> arrived_;  // the end, or an error, for who reads
    std::optional<ssize_t> written_;  // a count or an error, for who writes
};

}  // namespace eco
