# SPDX-License-Identifier: MIT
# Every block of Lua in the documentation runs, and what follows "-->" behind a print is what it prints.
# The block of C++ in README.md compiles and runs against the library.
. tests/lib/check.sh

# Writes the blocks of a file as NAME.1.lua, NAME.2.lua ...
extract() {
    awk -v name="$2" '
        /^```lua/ { file = name "." ++count ".lua"; for (i = 1; i < FNR; i++) print "" >file; print "" >file; next }
        /^```/ { file = "" }
        file { print >file }
    ' "$1"
}

for page in README.md docs/*.md docs/api/*.md; do
    name=$tmp/$(basename "$page" .md)
    extract "$page" "$name"
    for block in "$name".*.lua; do
        [ -e "$block" ] || continue
        sed -n 's/^ *print(.*) --> //p' "$block" >"$tmp/expected"
        run timeout 20 "$ECO" "$block" </dev/null
        is "status of $page" "$status" 0
        if [ -s "$tmp/expected" ]; then
            is "output of $page" "$out" "$(cat "$tmp/expected")"
        fi
    done
done

library=$(dirname "$ECO")/libeco.a
[ -e "$library" ] || exit 0
if grep -q __asan_init "$ECO" || ! pkg-config --exists luajit libuv; then
    exit 0
fi
mkdir "$tmp/eco"
cp runtime/runtime.h "$tmp/eco"
awk '/^```cpp/ { on = 1; next } /^```/ { on = 0 } on' README.md >"$tmp/host.cpp"
# The compiler may be two words, and the flags are several.
# shellcheck disable=SC2046,SC2086
run ${CXX:-g++} -std=c++17 -I "$tmp" "$tmp/host.cpp" "$library" -o "$tmp/host" \
    $(pkg-config --cflags --libs luajit libuv zlib) -lmbedcrypto -ldl
is 'status of the compiler' "$status" 0
run "$tmp/host"
is status "$status" 0
is stdout "$out" 42
