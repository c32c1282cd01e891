-- SPDX-License-Identifier: MIT
-- Where the VM cannot yield, a module that does not wait can be loaded; one that waits fails.
local check = require 'check'
local modules = require 'modules'
modules.write('quick', "return 'quick'")
modules.write('waiting', "eco.sleep(0.001) return 'waiting'")
string.gsub('x', 'x', function()
    check.eq(require 'quick', 'quick')
    check.raises('attempt to yield across C-call boundary', require, 'waiting')
end)
check.eq(require 'waiting', 'waiting')
