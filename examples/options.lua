#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends and receives datagrams: a program with two commands, options for both, and --help (UDP).
-- Run: eco options.lua listen --port 7000; eco options.lua send --port 7000 --count 3 hello

local cli = require 'eco.cli'
local socket = require 'eco.socket'

local function say(opts, ...)
    if opts.verbose > 0 then
        io.stderr:write(string.format(...), '\n')
    end
end

local function listen(opts)
    local sock, err = socket.listen_udp(opts.address, opts.port)
    if not sock then
        return nil, err
    end
    print(('listening on %s:%d'):format(opts.address, sock:getsockname().port))
    for _ = 1, opts.count do
        local data, peer = sock:recvfrom(65536, opts.timeout)
        if not data then
            return nil, peer
        end
        say(opts, '%d bytes from %s', #data, peer.ipaddr)
        print(data)
    end
end

local function send(opts)
    local sock, err = socket.connect_udp(opts.address, opts.port)
    if not sock then
        return nil, err
    end
    for number = 1, opts.count do
        local sent, send_err = sock:send(table.concat(opts.args, ' '))
        if not sent then
            return nil, send_err
        end
        say(opts, '%d: %d bytes sent', number, sent)
    end
end

cli.run {
    name = 'options.lua',
    help = 'Sends and receives datagrams.',
    { name = 'verbose', short = 'v', type = 'count', help = 'say more' },
    { name = 'address', short = 'a', type = 'string', default = '127.0.0.1' },
    { name = 'port', short = 'p', type = 'integer', required = true },
    { name = 'count', short = 'c', type = 'integer', default = 1, help = 'how many' },
    commands = {
        {
            name = 'listen',
            help = 'prints what it receives',
            { name = 'timeout', short = 't', type = 'number', metavar = 'SECONDS', default = 0,
                help = 'give up if nothing comes for so long' },
            run = listen,
        },
        { name = 'send', help = 'sends its arguments', args = 'TEXT...', run = send },
    },
}
