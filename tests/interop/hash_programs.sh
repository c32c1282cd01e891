# SPDX-License-Identifier: MIT
# md5sum, sha1sum, sha256sum, sha512sum and openssl find the same digests, of files of all sizes.
. tests/lib/check.sh
command -v openssl >/dev/null || skip 'openssl is not installed'

script=$(lua digest.lua <<'LUA'
local hash = require 'eco.hash'
local data = assert(io.open(arg[1])):read '*a'
for _, name in ipairs { 'md5', 'sha1', 'sha256', 'sha512' } do
    local module = hash[name]
    print(require 'eco.encoding.hex'.encode(module.sum(data)))
    print(require 'eco.encoding.hex'.encode(hash.hmac.sum(module, 'a key', data)))
end
LUA
)
for size in 0 1 63 64 65 1000 12288 12289 1048577; do
    head -c "$size" /dev/urandom >"$tmp/data"
    for name in md5 sha1 sha256 sha512; do
        "${name}sum" "$tmp/data" | cut -d ' ' -f 1
        openssl dgst -"$name" -hmac 'a key' "$tmp/data" | sed 's/.* //'
    done >"$tmp/expected"
    run "$ECO" "$script" "$tmp/data"
    is "digests of $size bytes" "$out" "$(cat "$tmp/expected")"
done
