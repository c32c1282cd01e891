# SPDX-License-Identifier: MIT
# What functions take and return is what their types say: the programs of the API pages, and some of
# the tests, run with every call compared.
. tests/lib/check.sh
. tests/lib/documents.sh

"$ECO" --types "$tmp/types" >"$tmp/settings"
ECO_TYPES=$tmp/types
ECO_TYPES_LOG=$tmp/log
export ECO_TYPES ECO_TYPES_LOG

# checked FILE: its status does not matter, it has a test of its own.
checked() {
    timeout 20 "$ECO" -l checked_types "$1" </dev/null >"$tmp/out" 2>&1 || true
    if [ -s "$tmp/log" ]; then
        run sort -u "$tmp/log"
        fail "the types of $1"
    fi
}

# It sees what is wrong.
cat >"$tmp/wrong.lua" <<'LUA'
require 'eco.socket'.htons(1, 2)
LUA
timeout 20 "$ECO" -l checked_types "$tmp/wrong.lua"
is 'what is wrong' "$(cat "$tmp/log")" 'eco.socket.htons took (1, 2)'
rm "$tmp/log"
mv "$tmp/types/eco/net.lua" "$tmp/net.lua"
sed 's/^---@return true?/---@return integer?/' "$tmp/net.lua" >"$tmp/types/eco/net.lua"
echo "require 'eco.net'.port_open(require 'eco.socket'.listen_tcp('127.0.0.1', 0):getsockname().ipaddr, 1)
local s = require 'eco.socket'.listen_tcp('127.0.0.1', 0)
require 'eco.net'.port_open('127.0.0.1', s:getsockname().port)" >"$tmp/wrong.lua"
timeout 20 "$ECO" -l checked_types "$tmp/wrong.lua"
is 'what is wrong' "$(cat "$tmp/log")" 'eco.net.port_open returned (boolean)'
rm "$tmp/log"
mv "$tmp/net.lua" "$tmp/types/eco/net.lua"

for page in docs/api/*.md; do
    extract lua "$page" "$tmp/block"
    for block in "$tmp"/block.*.lua; do
        [ ! -e "$block" ] || checked "$block"
    done
    rm -f "$tmp"/block.*
done

for test in tests/script/sync/*.lua tests/script/file/stat*.lua \
    tests/script/socket/accept*.lua tests/script/socket/recv*.lua; do
    checked "$test"
done
