-- SPDX-License-Identifier: MIT
-- A dot for a colon: the error names the method and what it wants, at the line that called.
local check = require 'check'
local channel = require 'eco.channel'
local hmac = require 'eco.hash.hmac'
local sync = require 'eco.sync'
local sys = require 'eco.sys'

local process = check.ok(sys.exec 'true')
local objects = {
    cond = sync.cond(),
    waitgroup = sync.waitgroup(),
    mutex = sync.mutex(),
    channel = channel.new(),
    group = eco.group(),
    hmac = hmac.new(require 'eco.hash.sha256', 'key'),
    process = process,
}
for kind, object in pairs(objects) do
    for name, method in pairs(getmetatable(object)) do
        if type(method) == 'function' and not name:find '^__' then
            local text = ("calling '%s' on bad self (%s expected, got "):format(
                name == 'cancel' and kind == 'cond' and 'close' or name, kind)
            for _, value in ipairs { 'nil', 5, '{}', 'eco.group' } do
                local chunk = loadstring('local method = ...\nmethod(' .. value .. ')', '=chunk')
                local ok, message = pcall(chunk, method)
                check.eq(ok, false)
                check.eq(message:sub(1, #text + 9), 'chunk:2: ' .. text)
            end
        end
    end
end
check.ok(process:wait())
