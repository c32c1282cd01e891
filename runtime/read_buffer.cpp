// SPDX-License-Identifier: MIT
#include "runtime/read_buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "runtime/exhaustion.h"

namespace eco {

ReadBuffer::~ReadBuffer() { std::free(block_); }

void ReadBuffer::clear() { std::free(std::exchange(block_, nullptr)); }

bool ReadBuffer::grow(size_t capacity) {
    const bool fresh = block_ == nullptr;
    auto* grown = static_cast<Block*>(std::realloc(block_, sizeof(Block) + capacity));
    if (grown == nullptr) return false;
    block_ = grown;
    if (fresh) block_->begin = block_->end = 0;
    block_->capacity = capacity;
    return true;
}

char* ReadBuffer::reserve(size_t count) {
    if (block_ == nullptr && !grow(count)) return nullptr;
    if (block_->room() < count && block_->begin > 0) {
        std::memmove(block_->data(), block_->data() + block_->begin, size());
        block_->end -= block_->begin;
        block_->begin = 0;
    }
    if (block_->room() < count) {
        const size_t least = block_->end + count;
        if (!grow(std::max(least, 2 * block_->capacity)) && !grow(least)) return nullptr;
    }
    return block_->data() + block_->end;
}

void ReadBuffer::append(std::string_view bytes) {
    char* const room = reserve(bytes.size());
    if (room == nullptr) end_without_memory();
    std::memcpy(room, bytes.data(), bytes.size());
    commit(bytes.size());
}

void ReadBuffer::consume(size_t count) {
    if (block_ != nullptr) block_->begin += count;
    if (empty()) clear();
}

size_t partial_match(std::string_view data, std::string_view needle) {
    for (size_t size = std::min(data.size(), needle.size() - 1); size > 0; --size) {
        if (data.substr(data.size() - size) == needle.substr(0, size)) return size;
    }
    return 0;
}

}  // namespace eco
