// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

class Descriptor;

// Closes a serial line, and waits for nothing: what was written leaves in the background. When the
// runtime ends it does wait.
void close_line(Descriptor& descriptor);

}  // namespace eco
