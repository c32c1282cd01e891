// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// Ends the process where the program itself is wrong and going on would do harm.
#define CHECK(condition, what)                                                     \
    do {                                                                           \
        if (!(condition)) {                                                        \
            std::fprintf(stderr, "eco: %s:%d: %s: %s\n", __FILE__, __LINE__, what, \
                         errno != 0 ? std::strerror(errno) : "impossible state");  \
            std::abort();                                                          \
        }                                                                          \
    } while (0)
