// SPDX-License-Identifier: MIT
//
// The modes of a terminal as the kernel has them (ioctl_tty(2)): rates are numbers there. Cannot be
// included beside <termios.h>, whose names mean the same.
#pragma once

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <sys/ioctl.h>

// Where the first interface has the rates already, there is no second.
#ifndef TCGETS2
#define termios2 termios
#define TCGETS2 TCGETS
#define TCSETS2 TCSETS
#endif
