-- SPDX-License-Identifier: MIT
-- The form of a UUID of version 4, RFC 9562.
local check = require 'check'
local random = require 'eco.random'

local seen, variants = {}, {}
for _ = 1, 200 do
    local uuid = random.uuid()
    local variant = uuid:match '^%x%x%x%x%x%x%x%x%-%x%x%x%x%-4%x%x%x%-([89ab])%x%x%x%-%x+$'
    check.ok(variant, uuid)
    check.eq(#uuid, 36)
    check.eq(uuid, uuid:lower())
    check.ok(not seen[uuid], uuid)
    seen[uuid] = true
    variants[variant] = true
end
check.same(variants, { ['8'] = true, ['9'] = true, a = true, b = true })
