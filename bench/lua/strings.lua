-- SPDX-License-Identifier: MIT
-- strings.lua N: makes, matches, splits and joins strings. Prints the processor time.
local n = tonumber(arg[1])
local begin = os.clock()
local total = 0
for i = 1, n do
    local line = ('user-%d: name=%s, age=%d, tags=a;b;c'):format(i, ('x'):rep(i % 20), i % 90)
    local fields = {}
    for key, value in line:gmatch('(%w+)=([^,]*)') do
        fields[#fields + 1] = key:upper() .. '=' .. value
    end
    local joined = table.concat(fields, '&')
    total = total + #joined:gsub('=', ': ') + (joined:find('TAGS', 1, true) or 0)
end
assert(total > 0)
print(os.clock() - begin)
