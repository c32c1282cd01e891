-- SPDX-License-Identifier: MIT
-- What cannot be opened is an error, a bad range wrong use.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
local path = fds.file 'x'
local _, _, code = check.fails('No such file or directory', writer:sendfile('/no/such', 0, 1))
check.eq(code, 'ENOENT')
check.fails('Is a directory', writer:sendfile('/tmp', 0, 1))
check.raises('bad argument', writer.sendfile, writer, path, -1, 1)
check.raises('bad argument', writer.sendfile, writer, path, 0, 0)
check.raises('bad argument', writer.sendfile, writer, path, 0, -1)
check.raises('bad argument', writer.sendfile, writer, path, 0.5, 1)
check.raises('bad argument', writer.sendfile, writer, path, 0)
check.raises('bad argument', writer.sendfile, writer, path)
check.raises('bad argument', writer.sendfile, writer, path, 0, 1, {})
check.raises('zero byte', writer.sendfile, writer, path .. '\0', 0, 1)
check.eq(writer:sendfile(path, 0, 1), 1)
check.eq(fds.read(r, 10), 'x')
