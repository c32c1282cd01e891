// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace eco {

// Bytes that have been received and not yet asked for. Holds memory only while there are any. No
// I/O, no Lua.
class ReadBuffer {
public:
    ReadBuffer() = default;
    ~ReadBuffer();
    ReadBuffer(const ReadBuffer&) = delete;
    ReadBuffer& operator=(const ReadBuffer&) = delete;

    bool empty() const { return block_ == nullptr || block_->begin == block_->end; }
    size_t size() const { return block_ == nullptr ? 0 : block_->end - block_->begin; }
    std::string_view view() const {
        return block_ == nullptr ? std::string_view() : block_->view();
    }

    // Ends the program if there is no memory for it.
    void append(std::string_view bytes);
    void consume(size_t count);
    void clear();
    void swap(ReadBuffer& other) { std::swap(block_, other.block_); }

    // Room for `count` bytes behind the end; commit() says how many were written there. Null if
    // there is no memory for it.
    char* reserve(size_t count);
    void commit(size_t count) { block_->end += count; }

private:
    // The memory begins with this; the bytes lie behind it.
    struct Block {
        size_t begin;
        size_t end;
        size_t capacity;

        size_t room() const { return capacity - end; }
        char* data() { return reinterpret_cast<char*>(this + 1); }
        std::string_view view() { return {data() + begin, end - begin}; }
    };

    bool grow(size_t capacity);

    Block* block_ = nullptr;
};

// How many bytes at the end of `data` could be the start of `needle`.
size_t partial_match(std::string_view data, std::string_view needle);

}  // namespace eco
