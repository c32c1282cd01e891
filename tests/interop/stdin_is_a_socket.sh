# SPDX-License-Identifier: MIT
# A script whose standard input is a socket that another program holds.
. tests/lib/check.sh

command -v socat >/dev/null || skip 'socat is not installed'
# shellcheck disable=SC2016
script=$(lua upper.lua <<'LUA'
local reader, writer = eco.reader(0), eco.writer(1)
while true do
    local line, err = reader:read('L', 10)
    if not line then
        assert(err == 'closed', err)
        return
    end
    assert(writer:write(line:upper()))
end
LUA
)
printf 'one\ntwo\n' >"$tmp/in"
run sh -c 'socat -t10 - EXEC:"$1 $2" <"$3"' sh "$ECO" "$script" "$tmp/in"
is status "$status" 0
is stdout "$out" 'ONE
TWO'
