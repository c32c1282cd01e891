-- SPDX-License-Identifier: MIT
-- Named pipes: both ends opened by name.
local check = require 'check'
local fds = require 'fds'
local path = os.tmpname()
os.remove(path)
fds.mkfifo(path)
local r = fds.open(path, fds.RDONLY + fds.NONBLOCK)
local w = fds.open(path, fds.WRONLY)
os.remove(path)
local reader, writer = eco.reader(r), eco.writer(w)
eco.run(function()
    eco.sleep(0.001)
    writer:write('a line\nrest')
    fds.close(w)
end)
check.eq(reader:read('l', 60), 'a line')
check.eq(reader:read('l', 60), 'rest')
check.fails('eof', reader:read('l', 60))
