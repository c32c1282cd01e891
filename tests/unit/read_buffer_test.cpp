// SPDX-License-Identifier: MIT
#include "runtime/read_buffer.h"

#include <doctest/doctest.h>
#include <cstring>
#include <string>

using eco::partial_match;
using eco::ReadBuffer;

TEST_CASE("bytes come out as they went in") {
    ReadBuffer buffer;
    CHECK(buffer.empty());
    CHECK(buffer.view().empty());
    buffer.append("hello ");
    buffer.append(std::string_view("wor\0ld", 6));
    CHECK(buffer.size() == 12);
    CHECK(buffer.view() == std::string_view("hello wor\0ld", 12));
    buffer.consume(6);
    CHECK(buffer.view() == std::string_view("wor\0ld", 6));
    buffer.append("!");
    CHECK(buffer.view() == std::string_view("wor\0ld!", 7));
    buffer.consume(7);
    CHECK(buffer.empty());
    buffer.append("again");
    CHECK(buffer.view() == "again");
    buffer.clear();
    CHECK(buffer.empty());
    CHECK(buffer.view().empty());
}

TEST_CASE("reserve and commit") {
    ReadBuffer buffer;
    std::memcpy(buffer.reserve(100), "abc", 3);
    CHECK(buffer.empty());  // nothing is there before it is committed
    buffer.commit(3);
    CHECK(buffer.view() == "abc");
    buffer.reserve(1 << 20);
    CHECK(buffer.view() == "abc");
    buffer.commit(0);
    CHECK(buffer.size() == 3);
}

TEST_CASE("room is made by moving and by growing; no byte is lost") {
    ReadBuffer buffer;
    std::string expected;
    unsigned seed = 1;
    for (int i = 0; i < 20000; ++i) {
        seed = seed * 1103515245 + 12345;
        const size_t size = (seed >> 16) % 97;
        if ((seed >> 8) % 2 != 0) {
            const std::string piece(size, static_cast<char>('a' + i % 26));
            buffer.append(piece);
            expected += piece;
        } else if (!expected.empty()) {
            const size_t taken = size % (expected.size() + 1);
            buffer.consume(taken);
            expected.erase(0, taken);
        }
        REQUIRE(buffer.view() == expected);
        REQUIRE(buffer.empty() == expected.empty());
    }
}

TEST_CASE("bytes that are lent stay in memory while the buffer is cleared") {
    ReadBuffer buffer;
    buffer.append("hello world");
    const std::string_view bytes = buffer.view().substr(0, 5);
    buffer.lend(6);
    CHECK(buffer.view() == "world");
    buffer.clear();
    CHECK(buffer.empty());
    CHECK(bytes == "hello");
    buffer.take_back();
    CHECK(buffer.empty());

    buffer.append("one two");
    buffer.lend(4);
    buffer.take_back();
    CHECK(buffer.view() == "two");
    buffer.lend(3);
    buffer.take_back();
    CHECK(buffer.view().empty());
}

TEST_CASE("how much of the end could start the needle") {
    CHECK(partial_match("", "abc") == 0);
    CHECK(partial_match("xyz", "abc") == 0);
    CHECK(partial_match("xya", "abc") == 1);
    CHECK(partial_match("xab", "abc") == 2);
    CHECK(partial_match("abc", "abc") == 0);  // whole needles have been looked for before
    CHECK(partial_match("a", "a") == 0);
    CHECK(partial_match("\r\n\r", "\r\n\r\n") == 3);
    CHECK(partial_match("\r\r", "\r\n\r\n") == 1);
    CHECK(partial_match("aaaa", "aaab") == 3);
    CHECK(partial_match("abab", "ababc") == 4);
    CHECK(partial_match("ababa", "ababc") == 3);
    CHECK(partial_match(std::string_view("x\0", 2), std::string_view("\0\0", 2)) == 1);
}
