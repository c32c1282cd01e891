-- SPDX-License-Identifier: MIT
-- final may be called again; update after it raises; the objects say what they are.
local check = require 'check'
local hmac = require 'eco.hash.hmac'

for _, name in ipairs { 'md5', 'sha1', 'sha256', 'sha512' } do
    local hash = require('eco.hash.' .. name)
    for kind, context in pairs { [name] = hash.new(), ['hmac ' .. name] = hmac.new(hash, 'k') } do
        check.eq(tostring(context), kind .. ': open')
        context:update('data')
        local result = context:final()
        check.eq(#result, hash.digest_size)
        check.eq(context:final(), result)
        check.raises('update after final', context.update, context, 'more')
        check.raises('update after final', context.update, context, ('more'):rep(10000))
        check.eq(context:final(), result)
        check.eq(tostring(context), kind .. ': final')
    end
    check.eq(hash.new():final(), hash.sum(''))
end
