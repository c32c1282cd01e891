# SPDX-License-Identifier: MIT
# The C++ programs of the documentation compile, and print what stands below them.
. tests/lib/check.sh
. tests/lib/documents.sh

library=$(dirname "$ECO")/libeco.a
[ -e "$library" ] || skip 'no library beside the program'
if grep -q __asan_init "$ECO"; then skip 'the library needs the sanitizers'; fi
pkg-config --exists luajit libuv || skip 'no LuaJIT or libuv to link with'

mkdir "$tmp/eco"
cp runtime/runtime.h "$tmp/eco"

# works PROGRAM OUTPUT
works() {
    # The compiler may be two words, and the flags are several.
    # shellcheck disable=SC2046,SC2086
    run ${CXX:-g++} -std=c++17 -Wall -Wextra -Werror -I "$tmp" "$1" "$library" -o "$tmp/host" \
        $(pkg-config --cflags --libs luajit libuv zlib) -lmbedcrypto -ldl -pthread
    is "status of the compiler for $1" "$status" 0
    run "$tmp/host"
    is "status of $1" "$status" 0
    is "stdout of $1" "$out" "$2"
}

extract cpp README.md "$tmp/readme"
works "$tmp/readme.1.cpp" 42

page=docs/guide/embedding.md
extract cpp "$page" "$tmp/guide"
extract output "$page" "$tmp/guide"
for program in "$tmp"/guide.*.cpp; do
    works "$program" "$(sed '/./,$!d' "${program%.cpp}.output")"
done
