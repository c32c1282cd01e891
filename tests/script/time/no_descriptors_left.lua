-- SPDX-License-Identifier: MIT
-- With no descriptor to be had time.on fails; nothing is left armed, and a delay needs none.
local check = require 'check'
local time = require 'eco.time'
local fds = require 'fds'
local ffi = require 'ffi'
ffi.cdef [[
    struct limits { unsigned long now, most; };
    int getrlimit(int resource, struct limits *limits);
    int setrlimit(int resource, const struct limits *limits);
]]
local NOFILE = require('kernel').RLIMIT_NOFILE
local limits = ffi.new 'struct limits'
check.eq(ffi.C.getrlimit(NOFILE, limits), 0)
local before = limits.now
local highest = fds.open('/dev/null', fds.RDONLY)
fds.close(highest)
limits.now = highest
check.eq(ffi.C.setrlimit(NOFILE, limits), 0)
local _, _, code = check.fails('Too many open files', time.on(0, print))
check.eq(code, 'EMFILE')
local fired = false
time.at(0, function() fired = true end)
while not fired do
    eco.sleep(0.001)
end
limits.now = before
check.eq(ffi.C.setrlimit(NOFILE, limits), 0)
time.on(0, function() fired = 'on' end)
while fired ~= 'on' do
    eco.sleep(0.001)
end
