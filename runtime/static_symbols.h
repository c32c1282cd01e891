// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

// A function of the C library by its name, or null. Only in a static program.
void* find_symbol(const char* name);

}  // namespace eco
