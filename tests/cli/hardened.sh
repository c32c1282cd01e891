# SPDX-License-Identifier: MIT
# The program is loaded at an address of the kernel's choice, its tables of functions are read-only
# once it runs, and its stack is not executable.
. tests/lib/check.sh
command -v readelf >/dev/null || skip 'no readelf(1)'

has 'type' "$(readelf -hW "$ECO")" 'DYN (Position-Independent Executable file)'
has 'dynamic section' "$(readelf -dW "$ECO")" 'NOW'
segments=$(readelf -lW "$ECO")
has 'segments' "$segments" 'GNU_RELRO'
is 'the flags of the stack' "$(printf '%s\n' "$segments" | awk '$1 == "GNU_STACK" { print $7 }')" RW
has 'symbols' "$(nm -D "$ECO")" '__stack_chk_fail'
