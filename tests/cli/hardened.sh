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
has_not() {
    case $2 in *"$3"*) fail "$1 has '$3'" ;; esac
}
has_not 'segments' "$segments" ' RWE '
has_not 'dynamic section' "$(readelf -dW "$ECO")" RUNPATH
# The sanitizers have checks of their own.
grep -q __asan_init "$ECO" || has 'symbols' "$(nm -D "$ECO")" '__snprintf_chk'

# What LuaJIT compiles is writable or executable, and never both.
traced '-e trace=mmap,mprotect' -e 'local n = 0 for i = 1, 1e5 do n = n + i % 7 end'
grep -q PROT_EXEC "$tmp/trace" || fail 'nothing was compiled'
has_not 'memory' "$(cat "$tmp/trace")" 'PROT_WRITE|PROT_EXEC'
