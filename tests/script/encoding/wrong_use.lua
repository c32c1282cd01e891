-- SPDX-License-Identifier: MIT
-- Wrong arguments raise, in the caller's line.
local check = require 'check'
local encoding = require 'eco.encoding'

for module, names in pairs {
    [encoding.base64] = { 'encode', 'decode', 'encode_url', 'decode_url', 'decode_lenient' },
    [encoding.hex] = { 'encode', 'decode', 'dump' },
} do
    for _, name in ipairs(names) do
        for _, value in ipairs { {}, true, print } do
            local text = "bad argument #1 to '%s' (string expected, got %s)"
            local call = assert(loadstring('local m, v = ... m.' .. name .. '(v)', '@caller'))
            local message = check.raises(text:format(name, type(value)), call, module, value)
            check.eq(message:find('caller:1: ', 1, true), 1, message)
        end
        check.raises('string expected, got n', function() module[name]() end)
        check.eq(type(module[name](1234)), 'string')
    end
end
check.raises("bad argument #2 to 'encode' (string expected, got table)",
    function() encoding.hex.encode('a', {}) end)
check.raises("bad argument #2 to 'encode' (string expected, got table)",
    function() encoding.hex.encode(('a'):rep(100000), {}) end)
