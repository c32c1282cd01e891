// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include "modules/termios/kernel.h"

namespace eco {

// The modes of a terminal, as termios(3) describes them: a copy that belongs to no terminal. Knows
// no Lua.
class Attributes {
public:
    // One line speed: the constant of the C library and what it stands for.
    struct Speed {
        const char* name;
        uint32_t constant;
        uint32_t rate;
    };
    static const Speed kSpeeds[];  // ends with a null name

    // These return 0 or an errno value.
    int load(int fd);
    // At once: waits for nothing.
    int store(int fd) const;

    // The flags that a letter stands for (i, o, c, l), or null.
    uint32_t* flags(char kind);
    unsigned char& control(int index) { return modes_.c_cc[index]; }

    // Bits per second.
    uint32_t input_rate() const;
    uint32_t output_rate() const;
    // The constant of a rate, or BOTHER.
    static uint32_t constant_of(uint32_t rate);
    // A constant or a number of bits per second; false for BOTHER, which says nothing.
    static bool to_rate(int64_t value, uint32_t* rate);
    // Rate 0 of the input: that of the output. Rate 0 of the output hangs up.
    void set_input_rate(uint32_t rate);
    void set_output_rate(uint32_t rate);

    // Every byte passes as it is, one at a time.
    void make_raw();
    // "8N1": data bits 5 to 8; parity None, Even, Odd, Mark or Space; stop bits 1 or 2. False if it
    // is nothing of the kind.
    bool set_framing(std::string_view framing);
    // Writes "8N1" and a zero byte.
    void framing(char text[4]) const;

private:
    termios2 modes_ = {};
};

}  // namespace eco
