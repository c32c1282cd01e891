-- SPDX-License-Identifier: MIT
-- Wrong arguments raise, in the caller's line, and leave the digest as it was.
local check = require 'check'
local hash = require 'eco.hash'

local function wrong(text, f)
    local message = check.raises(text, f)
    check.ok(message:find('wrong_use.lua:', 1, true), message)
end

local digest = hash.sha256.new()
wrong("bad argument #1 to 'sum' (string expected, got nil)",
    function() hash.sha256.sum(nil) end)
wrong("bad argument #1 to 'update' (string expected, got table)",
    function() digest:update({}) end)
wrong("bad argument #1 to 'sum' (expecting hash to be a hash module)",
    function() hash.hmac.sum('sha256', 'key', 'data') end)
for _, module in ipairs { {}, 1, hash, hash.crc32, hash.hmac, digest } do
    wrong("bad argument #1 to 'new' (expecting hash to be a hash module)",
        function() hash.hmac.new(module, 'key') end)
end
wrong("bad argument #1 to 'new' (expecting hash to be a hash module)",
    function() hash.hmac.new() end)
wrong("bad argument #2 to 'new' (string expected, got number)",
    function() hash.hmac.new(hash.md5, 12) end)
wrong("bad argument #3 to 'sum' (string expected, got nil)",
    function() hash.hmac.sum(hash.md5, 'key') end)
wrong("bad argument #1 to 'update' (string expected, got boolean)",
    function() hash.hmac.new(hash.md5, 'key'):update(true) end)
wrong("bad argument #2 to 'equal' (string expected, got no value)",
    function() hash.equal('a') end)
wrong("bad argument #2 to 'sum' (value out of range",
    function() hash.crc32.sum('a', 2 ^ 32) end)
wrong("bad argument #1 to 'new' (no such algorithm)",
    function() require('eco.hash.digest').new 'md4' end)
check.eq(digest:final(), hash.sha256.sum(''))

-- What else is in the call does not matter: ('x'):gsub returns two values.
check.eq(hash.md5.sum(('x'):gsub('x', 'y')), hash.md5.sum('y'))
check.eq(hash.md5.sum(12), hash.md5.sum('12'))
