-- SPDX-License-Identifier: MIT
-- Any other format is refused; sizes below 1 as well.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
for _, format in ipairs { '5', 'x', '', '*', '**l', 'll', 'n', '*n', {}, true, print } do
    check.raises('invalid format', reader.read, reader, format)
end
check.raises('invalid format', reader.read, reader)
check.raises('invalid format', reader.read, reader, nil, 1)
check.raises('expected size must be greater than 0', reader.read, reader, 0)
check.raises('expected size must be greater than 0', reader.read, reader, -1)
check.raises('number has no integer representation', reader.read, reader, 1.5)
check.raises('size must be greater than 0', reader.readfull, reader, 0)
check.raises('number expected', reader.readfull, reader)
fds.write(w, 'x')
check.eq(reader:read(1), 'x', 'still usable')
