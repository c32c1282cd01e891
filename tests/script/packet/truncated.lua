-- SPDX-License-Identifier: MIT
-- Cut at every byte, a packet of any kind is none, or has less data; nothing raises.
local check = require 'check'
local packet = require 'eco.packet'
local samples = require 'samples'

for _, sample in ipairs(samples) do
    local dissect, whole = packet[sample[1]], sample[2]
    for size = 0, #whole do
        local pkt, err = dissect(whole:sub(1, size))
        while pkt do
            check.ok(not pkt.data or #pkt.data <= size)
            tostring(pkt)
            pkt, err = pkt:next()
        end
        check.ok(err:find '^not a valid %w+ packet$' or err == 'no upper protocol layer'
            or err:find '^unknown L', err)
    end
    check.ok(dissect(whole), sample[1])
    check.eq((dissect('')), nil)
end
