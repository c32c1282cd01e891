-- SPDX-License-Identifier: MIT
--- Comparing digests; and the hash functions as fields, loaded when they are first used:
--- `hash.sha256` is `require 'eco.hash.sha256'`.
-- @module eco.hash

local M = {}

--- Are two strings the same? Takes as long wherever they differ, so that a wrong guess at a digest
--- or token does not tell how wrong it is. The length is no secret.
-- @function equal
-- @tparam string a
-- @tparam string b
-- @treturn boolean
M.equal = require 'eco.hash.digest'.equal

local names = { md5 = 1, sha1 = 1, sha256 = 1, sha512 = 1, hmac = 1, crc32 = 1 }

return setmetatable(M, {
    __index = function(module, name)
        if names[name] then
            local value = require('eco.hash.' .. name)
            rawset(module, name, value)
            return value
        end
    end,
})
