-- SPDX-License-Identifier: MIT
-- With `atomic` a reader sees the old file or the new one, and a failure leaves the old one.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local directory = net.tmpdir()
local path = directory .. '/config'
check.ok(file.writefile(path, 'one', { atomic = true, mode = tonumber('640', 8) }))
check.eq(file.stat(path).mode, tonumber('640', 8))
local first = file.stat(path).ino
local reader = check.ok(file.open(path))

-- Another file; its owner and permissions are those of the old one.
check.ok(file.chmod(path, tonumber('604', 8)))
check.ok(file.writefile(path, 'two', { atomic = true, sync = true }))
check.eq(file.readfile(path), 'two')
check.eq(reader:read('a'), 'one')
check.ok(file.stat(path).ino ~= first)
check.eq(file.stat(path).mode, tonumber('604', 8))

check.ok(file.writefile(path, ' three', { atomic = true, append = true }))
check.eq(file.readfile(path), 'two three')

-- Through a link the file behind it is replaced.
check.ok(file.symlink(path, directory .. '/link'))
check.ok(file.writefile(directory .. '/link', 'four', { atomic = true }))
check.eq(file.lstat(directory .. '/link').type, 'LNK')
check.ok(file.symlink(directory .. '/new', directory .. '/dangling'))
check.ok(file.writefile(directory .. '/dangling', 'new', { atomic = true }))
check.eq(file.lstat(directory .. '/dangling').type, 'LNK')
check.eq(file.readfile(directory .. '/new'), 'new')
check.ok(file.unlink(directory .. '/new'))
check.ok(file.unlink(directory .. '/dangling'))
check.eq(file.readfile(path), 'four')

-- Names of earlier runs are in nobody's way, and nothing is left over.
check.ok(file.writefile(directory .. '/.eco-1~', 'of somebody else'))
check.ok(file.writefile(path, 'five', { atomic = true }))
check.eq(file.readfile(directory .. '/.eco-1~'), 'of somebody else')
check.eq(#file.list(directory), 3)

check.ok(file.mkdir(directory .. '/directory'))
check.eq(select(3, file.writefile(directory .. '/directory', 'x', { atomic = true })), 'EISDIR')
check.eq(select(3, file.writefile(directory .. '/none/file', 'x', { atomic = true })), 'ENOENT')
check.eq(#file.list(directory), 4)

-- What is no regular file is not replaced.
check.ok(file.mkfifo(directory .. '/fifo'))
local fifo = check.ok(file.open(directory .. '/fifo'))
check.ok(file.writefile(directory .. '/fifo', 'through', { atomic = true }))
check.eq(fifo:read('a'), 'through')
check.eq(file.stat(directory .. '/fifo').type, 'FIFO')
