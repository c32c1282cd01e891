-- SPDX-License-Identifier: MIT
-- Files of packets as tcpdump(8) reads and writes them (pcap-savefile(5)).
local pcap = {}

pcap.ETHERNET, pcap.RAW, pcap.RADIOTAP = 1, 101, 127

--- Writes packets of one link type.
function pcap.write(path, link, packets)
    local file = assert(io.open(path, 'wb'))
    file:write(string.pack('<I4I2I2i4I4I4I4', 0xa1b2c3d4, 2, 4, 0, 0, 65535, link))
    for i, packet in ipairs(packets) do
        file:write(string.pack('<I4I4I4I4', i, 0, #packet, #packet), packet)
    end
    file:close()
end

--- Reads all packets. Returns them and the link type.
function pcap.read(path)
    local file = assert(io.open(path, 'rb'))
    local data = file:read('*a')
    file:close()
    local magic, link = string.unpack('<I4', data), string.unpack('<I4', data, 21)
    assert(magic == 0xa1b2c3d4, 'not a pcap file of this machine')
    local packets, at = {}, 25
    while at + 16 <= #data do
        local size = string.unpack('<I4', data, at + 8)
        packets[#packets + 1] = data:sub(at + 16, at + 15 + size)
        at = at + 16 + size
    end
    return packets, link
end

return pcap
