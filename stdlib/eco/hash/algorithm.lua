-- SPDX-License-Identifier: MIT
-- A module for each hash function: `algorithm 'sha256'`. Long data is hashed in pieces, and the
-- other tasks run in between.

local _, internal = ...

local digest = require 'eco.hash.digest'
local pieces = require 'eco.encoding.pieces'

local give_way = internal.give_way
local type = type

local absorb, new_digest, sum = digest.methods.update, digest.new, digest.sum
local longest = pieces.size

local modules = setmetatable({}, { __mode = 'k' }) -- those made here

local M = {}

--- Adds data.
-- @tparam string data
-- @return the digest itself
function digest.methods:update(data)
    if type(data) == 'string' and #data > longest then
        for first = 1, #data - longest, longest do
            absorb(self, data, first, first + longest - 1)
            give_way()
        end
        return absorb(self, data, (#data - 1) - (#data - 1) % longest + 1)
    end
    return absorb(self, data)
end

function M.is_module(value)
    return modules[value] ~= nil
end

function M.module(name)
    local module = {}
    local _, digest_size, block_size = new_digest(name)
    modules[module] = true

    module.digest_size = digest_size
    module.block_size = block_size

    --- Begins a digest.
    -- @treturn digest
    function module.new()
        return (new_digest(name))
    end

    --- The digest of the data.
    -- @tparam string data
    -- @treturn string raw bytes
    function module.sum(data)
        if type(data) == 'string' and #data > longest then
            return new_digest(name):update(data):final()
        end
        return sum(data, name)
    end

    return module
end

return M
