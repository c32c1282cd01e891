-- SPDX-License-Identifier: MIT
-- The fields of eco.hash and eco.encoding are the modules of these names.
local check = require 'check'
local hash = require 'eco.hash'
local encoding = require 'eco.encoding'

for _, name in ipairs { 'md5', 'sha1', 'sha256', 'sha512', 'hmac', 'crc32' } do
    check.eq(hash[name], require('eco.hash.' .. name))
end
check.eq(hash.sha3, nil)
check.eq(hash.algorithm, nil)
check.eq(encoding.hex, require 'eco.encoding.hex')
check.eq(encoding.base64, require 'eco.encoding.base64')
