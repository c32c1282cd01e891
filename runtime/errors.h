// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

struct NamedNumber {
    const char* name;
    int number;
};

// The errors of errno(3); of several names for one number the usual one comes first. Ends with a
// null name.
extern const NamedNumber kErrors[];

}  // namespace eco
