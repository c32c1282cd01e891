-- SPDX-License-Identifier: MIT
-- A file is opened once: one that was closed in between would tell the reader of a FIFO that there
-- is no more to come.
local check = require 'check'
local file = require 'eco.file'
local log = require 'eco.log'
local logfile = require 'logfile'

local watcher = check.ok(file.inotify())
check.ok(watcher:add(logfile.folder, file.IN_OPEN + file.IN_CLOSE_WRITE))
check.ok(log.set_path(logfile.path))
local event = check.ok(watcher:wait(5))
check.eq(event.mask, file.IN_OPEN)
check.fails('timeout', watcher:wait(0.01))
check.ok(log.set_path '')
check.eq(check.ok(watcher:wait(5)).mask, file.IN_CLOSE_WRITE)
