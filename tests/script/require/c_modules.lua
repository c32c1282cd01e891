-- SPDX-License-Identifier: MIT
-- A static eco says in plain words that it cannot load a module in C; ffi.C has the usual ones.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local file = require 'eco.file'

ffi.cdef [[
    int getppid(void);
    int eco_no_such_function(void);
]]
check.ok(ffi.C.getppid() >= 0)
check.eq(pcall(function() return ffi.C.eco_no_such_function end), false)

if file.readfile('/proc/self/maps'):find('.so', 1, true) then
    check.skip 'this eco is linked dynamically'
end

local folder = net.tmpdir()
file.writefile(folder .. '/thing.so', 'whatever')
package.cpath = folder .. '/?.so'
check.raises('this eco is static and cannot load modules in C', require, 'thing')
check.raises('this eco is static and cannot load modules in C', ffi.load, 'z')
