-- SPDX-License-Identifier: MIT
-- The sockets that the process was started with, as sd_listen_fds(3) says: LISTEN_FDS of them, from
-- descriptor 3 on, if LISTEN_PID is this process; their names are in LISTEN_FDNAMES.

local _, internal = ...

local socket = require 'eco.socket.core'
local sys = require 'eco.sys.core'

local FIRST = 3

local inherited -- an array of { socket, name }, once asked for: they stay open

local function read_names()
    local names = {}
    for name in ((sys.getenv 'LISTEN_FDNAMES' or '') .. ':'):gmatch '([^:]*):' do
        names[#names + 1] = name
    end
    return names
end

local function count()
    if sys.getenv 'LISTEN_PID' ~= tostring(sys.getpid()) then
        return 0 -- meant for a parent of this process
    end
    return tonumber((sys.getenv 'LISTEN_FDS' or ''):match '^%d+$') or 0
end

-- All, or nil, text, code. What is no socket, such as a FIFO, is left alone.
local function adopt_all()
    local names, all = read_names(), {}
    for i = 1, count() do
        local sock, err, code = socket.adopt(FIRST + i - 1)
        if sock then
            all[#all + 1] = { sock, names[i] ~= '' and names[i] or 'unknown' }
        elseif code ~= 'ENOTSOCK' then
            for _, entry in ipairs(all) do
                entry[1]:close()
            end
            return nil, err, code
        end
    end
    -- Programs that this one starts are not to take these numbers for theirs.
    for _, variable in ipairs { 'LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES' } do
        sys.setenv(variable, nil)
    end
    return all
end

return function(wanted)
    if wanted ~= nil then
        internal.check(1, 'listen_fds', wanted, 'string')
    end
    if not inherited then
        local all, err, code = adopt_all()
        if not all then
            return nil, err, code
        end
        inherited = all
    end
    local sockets, names = {}, {}
    for _, entry in ipairs(inherited) do
        if wanted == nil or entry[2] == wanted then
            sockets[#sockets + 1], names[#names + 1] = entry[1], entry[2]
        end
    end
    return sockets, names
end
