-- SPDX-License-Identifier: MIT
-- A file that somebody else renames or removes is followed by its name: the next line is in a new
-- one.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
local count = check.fd_count()
log.info('one')
check.ok(os.rename(logfile.path, logfile.path .. '.old'))
log.info('two')
check.eq(logfile.take(), 'two\n')
check.ok(logfile.read(logfile.path .. '.old'):find 'one\n$')
check.ok(os.remove(logfile.path))
log.info('three')
check.eq(logfile.take(), 'three\n')

-- Somebody else has made a new one already.
check.ok(os.rename(logfile.path, logfile.path .. '.old'))
local file = io.open(logfile.path, 'w')
file:write('theirs\n')
file:close()
log.info('four')
check.eq(logfile.take(), 'theirs\nfour\n')
check.eq(check.fd_count(), count)

-- The folder comes back, too.
check.ok(os.rename(logfile.folder, logfile.folder .. '.away'))
check.ok(os.rename(logfile.folder .. '.away', logfile.folder))
log.info('five')
check.eq(logfile.take(), 'five\n')
