-- SPDX-License-Identifier: MIT
-- Checks a host and a table of options before anything is done with them.

local _, internal = ...

local lookup = require 'eco.dns.lookup'

local function is_in_range(value, range)
    return type(value) == 'number' and value >= range[1] and value <= range[2] and value % 1 == 0
end

--- Raises unless `host` is a string and every option is of its type in `types`: the name of a
--- type, or { min, max } for integers.
return function(name, host, opts, types)
    internal.check(1, name, host, 'string')
    internal.check_optional(2, name, opts, 'table')
    for key, expected in pairs(types) do
        local value = opts and opts[key]
        local is_range = type(expected) == 'table'
        if value ~= nil and type(value) ~= (is_range and 'number' or expected) then
            internal.bad_argument(2, name, ("option '%s': %s expected, got %s"):format(key,
                is_range and 'number' or expected, type(value)))
        elseif value ~= nil and is_range and not is_in_range(value, expected) then
            internal.bad_argument(2, name, ("option '%s': value out of range"):format(key))
        end
    end
    if opts and opts.nameservers and not lookup.servers(opts.nameservers) then
        internal.bad_argument(2, name, 'invalid nameservers')
    elseif opts and opts.device and #opts.device > 15 then
        internal.bad_argument(2, name, 'ifname too long')
    end
end
