-- SPDX-License-Identifier: MIT
-- What has been set holds for the program, also for who loads the module anew.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
log.set_level(log.ERR)
package.loaded['eco.log'] = nil
local again = require 'eco.log'
check.ok(again ~= log)
again.info('dropped')
again.err('shown')
check.eq(logfile.take(), 'shown\n')
