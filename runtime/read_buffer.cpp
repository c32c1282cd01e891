// SPDX-License-Identifier: MIT
#include "runtime/read_buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "runtime/check.h"

namespace eco {

ReadBuffer::~ReadBuffer() { std::free(data_); }

void ReadBuffer::clear() {
    if (lent_) {
        begin_ = end_;
        return;
    }
    std::free(data_);
    data_ = nullptr;
    begin_ = end_ = capacity_ = 0;
}

char* ReadBuffer::reserve(size_t count) {
    if (capacity_ - end_ >= count) return data_ + end_;
    if (begin_ > 0) {
        std::memmove(data_, data_ + begin_, size());
        end_ = size();
        begin_ = 0;
    }
    if (capacity_ - end_ < count) {
        const size_t wanted = end_ == 0 ? count : std::max(end_ + count, 2 * capacity_);
        char* grown = static_cast<char*>(std::realloc(data_, wanted));
        CHECK(grown != nullptr, "out of memory");
        data_ = grown;
        capacity_ = wanted;
    }
    return data_ + end_;
}

void ReadBuffer::append(std::string_view bytes) {
    std::memcpy(reserve(bytes.size()), bytes.data(), bytes.size());
    commit(bytes.size());
}

void ReadBuffer::consume(size_t count) {
    begin_ += count;
    if (empty()) clear();
}

void ReadBuffer::lend(size_t count) {
    lent_ = true;
    begin_ += count;
}

void ReadBuffer::take_back() {
    lent_ = false;
    if (empty()) clear();
}

size_t partial_match(std::string_view data, std::string_view needle) {
    for (size_t size = std::min(data.size(), needle.size() - 1); size > 0; --size) {
        if (data.substr(data.size() - size) == needle.substr(0, size)) return size;
    }
    return 0;
}

}  // namespace eco
