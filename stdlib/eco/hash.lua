-- SPDX-License-Identifier: MIT
--- Digests: `hash.sha256` is `require 'eco.hash.sha256'`, and so on.
-- @module eco.hash

return {
    crc32 = require 'eco.hash.crc32',
    hmac = require 'eco.hash.hmac',
    md5 = require 'eco.hash.md5',
    sha1 = require 'eco.hash.sha1',
    sha256 = require 'eco.hash.sha256',
    sha512 = require 'eco.hash.sha512',

    --- Are two strings the same? Takes as long wherever they differ, so that a wrong guess at a
    --- digest or token does not tell how wrong it is. The length is no secret.
    -- @function equal
    -- @tparam string a
    -- @tparam string b
    -- @treturn boolean
    equal = require 'eco.hash.digest'.equal,
}
