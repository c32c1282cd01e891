# SPDX-License-Identifier: MIT
# Making and starting a bundle when system calls fail; and that an eco without one makes none for it.
. tests/lib/check.sh
echo 'print "runs"' >"$tmp/main.lua"
app=$tmp/app
"$ECO" --bundle "$app" "$tmp/main.lua"

traced '-e trace=openat' -e 'print "plain"'
is status "$status" 0
is 'what was asked of the executable' "$(grep -e /proc/self/exe "$tmp/trace")" ''

# Of the executable only: the dynamic loader uses the same calls. strace itself says on stderr that
# /proc/self/exe is another file to it.
starting() {
    run strace -qq -o "$tmp/trace" -P "$(readlink -f "$app")" -P /proc/self/exe -e trace="${1%%:*}" \
        -e inject="$1" "$app"
    grep -q INJECTED "$tmp/trace" || fail "$1: nothing was injected"
}
ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
export ASAN_OPTIONS
starting openat:error=EMFILE:when=1
is status "$status" 1
has stderr "$err" "eco: cannot read the program's own file: Too many open files"
starting pread64:error=EIO:when=1
has stderr "$err" "eco: cannot read the program's own file: Input/output error"
starting pread64:error=EINTR:when=1
is stdout "$out" runs
starting pread64:retval=0:when=1
has stderr "$err" 'eco: this program is damaged'

# Nothing is left of a program that could not be written, and an older one stays.
cp "$app" "$tmp/before"
for fault in pwrite64:error=ENOSPC rename:error=EIO; do
    traced "-f -e trace=openat,${fault%%:*} -e inject=$fault" --bundle "$app" "$tmp/main.lua"
    is "status with $fault" "$status" 1
    starts stderr "$err" "eco: cannot write $app: "
    cmp -s "$app" "$tmp/before" || fail "$fault: the older program is not what it was"
    is 'files left' "$(find "$tmp" -name '.eco*')" ''
done

# The descriptor of the executable is closed when the script runs.
echo 'print(require "fds" and require "check".fd_count())' >"$tmp/count.lua"
export LUA_PATH="$PWD/tests/lib/?.lua;;"
"$ECO" --bundle "$app" "$tmp/count.lua"
run "$app"
is descriptors "$out" "$("$ECO" "$tmp/count.lua")"
