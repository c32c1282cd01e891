// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace eco {

// Bytes that have been received and not yet asked for. Holds memory only while there are any. No
// I/O, no Lua.
class ReadBuffer {
public:
    ReadBuffer() = default;
    ~ReadBuffer();
    ReadBuffer(const ReadBuffer&) = delete;
    ReadBuffer& operator=(const ReadBuffer&) = delete;

    bool empty() const { return begin_ == end_; }
    size_t size() const { return end_ - begin_; }
    std::string_view view() const { return {data_ + begin_, size()}; }

    void append(std::string_view bytes);
    void consume(size_t count);
    void clear();

    // Takes the first `count` bytes out, but keeps the memory until take_back(): whoever makes a
    // Lua string of them may run a finaliser that clears this buffer.
    void lend(size_t count);
    void take_back();

    // Room for `count` bytes behind the end; commit() says how many were written there.
    char* reserve(size_t count);
    void commit(size_t count) { end_ += count; }

private:
    char* data_ = nullptr;
    size_t begin_ = 0;
    size_t end_ = 0;
    size_t capacity_ = 0;
    bool lent_ = false;
};

// How many bytes at the end of `data` could be the start of `needle`.
size_t partial_match(std::string_view data, std::string_view needle);

}  // namespace eco
