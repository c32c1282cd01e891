-- SPDX-License-Identifier: MIT
--- Keyed digests, RFC 2104: `hmac.sum(sha256, key, data)`.
-- @module eco.hash.hmac

local _, internal = ...

local bit = require 'bit'
local algorithm = require 'eco.hash.algorithm'

local M = {}

local Hmac = {}
Hmac.__index = Hmac

local byte, char, gsub, rep = string.byte, string.char, string.gsub, string.rep
local bxor = bit.bxor
local check_self = internal.check_self

local function check(name, hash, key)
    if not algorithm.is_module(hash) then
        internal.bad_argument(1, name, 'expecting hash to be a hash module')
    end
    internal.check(2, name, key, 'string')
end

-- Numbers count as strings.
local function check_data(data, index, name)
    if type(data) ~= 'string' and type(data) ~= 'number' then
        internal.check(index, name, data, 'string')
    end
end

local function pad(key, mask)
    return (gsub(key, '.', function(c) return char(bxor(byte(c), mask)) end))
end

local function start(hash, key)
    if #key > hash.block_size then
        key = hash.sum(key)
    end
    key = key .. rep('\0', hash.block_size - #key)
    return setmetatable({
        inner = hash.new():update(pad(key, 0x36)),
        outer = hash.new():update(pad(key, 0x5c)),
    }, Hmac)
end

--- Begins a keyed digest.
-- @param hash a hash module
-- @tparam string key
-- @treturn hmac
function M.new(hash, key)
    check('new', hash, key)
    return start(hash, key)
end

--- The keyed digest of the data.
-- @param hash a hash module
-- @tparam string key
-- @tparam string data
-- @treturn string raw bytes
function M.sum(hash, key, data)
    check('sum', hash, key)
    check_data(data, 3, 'sum')
    return start(hash, key):update(data):final()
end

--- Adds data.
-- @tparam string data
-- @return the keyed digest itself
function Hmac:update(data)
    check_self(self, Hmac, 'update', 'hmac')
    check_data(data, 1, 'update')
    if self.result then
        error('update after final', 2)
    end
    self.inner:update(data)
    return self
end

--- The result; may be asked for again.
-- @treturn string raw bytes
function Hmac:final()
    check_self(self, Hmac, 'final', 'hmac')
    if not self.result then
        self.result = self.outer:update(self.inner:final()):final()
    end
    return self.result
end

function Hmac:__tostring()
    return 'hmac ' .. tostring(self.inner)
end

return M
