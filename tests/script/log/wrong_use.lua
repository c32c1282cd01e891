-- SPDX-License-Identifier: MIT
-- Wrong arguments raise and change nothing.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
local function wrong(text, f)
    check.raises(text, f)
end
wrong("bad argument #1 to 'log' (value out of range [0, 7])", function() log.log(8, 'x') end)
wrong("bad argument #1 to 'log' (value out of range [0, 7])", function() log.log(-1, 'x') end)
wrong("bad argument #1 to 'log' (number expected, got string)", function() log.log('x') end)
wrong("bad argument #1 to 'log' (number expected, got no value)", function() log.log() end)
wrong("bad argument #1 to 'set_level' (number expected, got string)",
    function() log.set_level('debug') end)
wrong("bad argument #1 to 'set_level' (number has no integer representation)",
    function() log.set_level(1.5) end)
wrong("bad argument #1 to 'set_flags' (value out of range", function() log.set_flags(-1) end)
wrong("bad argument #1 to 'set_roll_count' (number expected", function() log.set_roll_count() end)
wrong("bad argument #1 to 'set_ident' (control characters in the name)",
    function() log.set_ident('a\nb') end)
wrong("bad argument #1 to 'set_ident' (string expected, got nil)",
    function() log.set_ident(nil) end)
log.info('text')
check.eq(logfile.take(), 'text\n')

check.same({ log.EMERG, log.ALERT, log.CRIT, log.ERR, log.WARN, log.NOTICE, log.INFO, log.DEBUG },
    { 0, 1, 2, 3, 4, 5, 6, 7 })
check.eq(log.WARNING, log.WARN)
check.same({ log.FLAG_LF, log.FLAG_FILE, log.FLAG_PATH }, { 1, 2, 4 })
