-- SPDX-License-Identifier: MIT
-- eco.socket as scripts see it: the sockets in C++, and names where they connect. What resolves
-- them is loaded when a name is used.

local socket = require 'eco.socket.core'

local find, gmatch, match = string.find, string.gmatch, string.match

-- Letters, digits and hyphens (RFC 1123, 2.1), underscores as they are in use. A last label of
-- digits only is a piece of a number, not a name (RFC 3696, 2).
local function is_host_name(text)
    if type(text) ~= 'string' or find(text, '[^%w%.%-_]') or find('.' .. text, '..', 1, true) then
        return false
    end
    local last = match(text, '([^.]+)%.?$')
    if not last or find(last, '^%d+$') or find(last, '^0[xX]%x*$') then
        return false
    end
    for label in gmatch(text, '[^.]+') do
        if #label > 63 then
            return false
        end
    end
    return #text <= (find(text, '%.$') and 254 or 253)
end

for _, name in ipairs { 'connect_tcp', 'connect_udp' } do
    local connect = socket[name]
    socket[name] = function(...)
        if is_host_name((...)) then
            return require 'eco.socket.names'(name, connect, ...)
        end
        return connect(...)
    end
end

--- Adopts what the service manager has opened for this process.
function socket.listen_fds(name)
    return require 'eco.socket.inherited'(name)
end

return socket
