-- SPDX-License-Identifier: MIT
-- Messages less important than the level are dropped; at first that is INFO. Nothing is asked for
-- their text then.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
log.debug('no')
log.info('yes')
log.log(log.DEBUG, 'no')
check.eq(logfile.take(), 'yes\n')

log.set_level(log.ERR)
log.warn('no')
log.info(setmetatable({}, { __tostring = function() error('asked') end }))
log.err('yes')
log.crit('yes')
check.eq(logfile.take(), 'yes\nyes\n')

log.set_level(log.DEBUG)
log.debug('yes')
check.eq(logfile.take(), 'yes\n')

log.set_level(-1)
log.log(log.EMERG, 'no')
log.set_level(100)
log.debug('yes')
check.eq(logfile.take(), 'yes\n')
