# SPDX-License-Identifier: MIT
# base64(1), hexdump(1), xxd(1) and openssl(1) write and read the same.
. tests/lib/check.sh
for tool in base64 hexdump openssl xxd; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done

script=$(lua encode.lua <<'LUA'
local module, call = arg[1]:match '(.*)%.([%w_]+)$'
local data, err = require(module)[call](io.read '*a')
if not data then
    error(err)
end
io.write(data)
LUA
)

for size in 0 1 2 3 15 16 17 255 65536 100001; do
    head -c "$size" /dev/urandom >"$tmp/data"

    run sh -c '"$ECO" "$1" eco.encoding.base64.encode <"$2" >"$3"' sh "$script" "$tmp/data" "$tmp/text"
    base64 -w 0 "$tmp/data" | cmp - "$tmp/text" || fail "base64 of $size bytes"
    base64 -d "$tmp/text" | cmp - "$tmp/data" || fail "base64 -d of $size bytes"
    run sh -c '"$ECO" "$1" eco.encoding.base64.decode <"$2"| cmp - "$3"' sh "$script" "$tmp/text" "$tmp/data"
    is "decoding base64 of $size bytes" "$status" 0
    base64 "$tmp/data" >"$tmp/lines"
    run sh -c '"$ECO" "$1" eco.encoding.base64.decode_lenient <"$2"| cmp - "$3"' sh "$script" "$tmp/lines" "$tmp/data"
    is "decoding lines of $size bytes" "$status" 0

    "$ECO" "$script" eco.encoding.hex.encode <"$tmp/data" >"$tmp/text"
    xxd -p "$tmp/data" | tr -d '\n' | cmp - "$tmp/text" || fail "hex of $size bytes"

    "$ECO" "$script" eco.encoding.hex.dump <"$tmp/data" >"$tmp/text"
    hexdump -Cv "$tmp/data" | sed '$d' | cmp - "$tmp/text" || fail "dump of $size bytes"
done
