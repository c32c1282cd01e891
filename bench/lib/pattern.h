// SPDX-License-Identifier: MIT
//
// What bulk rows send, so that the receiver can tell whether it is what was sent: 64 KiB that
// repeat. A sender in another language makes the same of the formula.
#pragma once

#include <string>

namespace bench {

constexpr size_t kPatternSize = 65536;

// Byte i is (7 i + i / 256) mod 256: no two blocks of 256 bytes begin alike.
inline std::string make_pattern() {
    std::string pattern(kPatternSize, '\0');
    for (size_t i = 0; i < kPatternSize; ++i) pattern[i] = static_cast<char>(7 * i + i / 256);
    return pattern;
}

}  // namespace bench
