// SPDX-License-Identifier: MIT
//
// Puts the modes of terminals back, whatever way the process ends: exit(3), or a signal that kills.
// Signals that are handled or ignored already are left alone. One for a process; it owns no
// descriptor. A process in the background leaves its terminal to those in front.
#pragma once

namespace eco::terminal_guard {

// Whose modes: of descriptors 0 to 2, or of the terminal that the prompt reads from.
enum Slot { kInput, kOutput, kError, kPrompt, kSlots };

// From now on the modes of this moment are those to be put back. What was saved last is put back
// first.
void save(Slot slot, int fd);
bool saved(Slot slot);
// There is nothing to be put back any more.
void release(Slot slot);
// In a new process: the modes are those of who goes on with the terminal.
void forget();

// Both may be called by a signal handler.
void put_back(Slot slot);
void put_back_all();

// A handler of this signal has gone: it kills again, and modes are put back before.
void watch_again(int number);
// Installs a handler that runs once if the signal would do what it does by default.
void watch(int number, void (*handler)(int));

}  // namespace eco::terminal_guard
