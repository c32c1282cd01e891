-- SPDX-License-Identifier: MIT
-- nil counts as true; package.loaded set by the module wins over nil; errors as in plain Lua.
local check = require 'check'
local modules = require 'modules'
modules.write('nothing', '')
check.eq(require 'nothing', true)
modules.write('sets', "package.loaded[...] = 'set'")
check.eq(require 'sets', 'set')
check.raises("module 'no.such' not found", require, 'no.such')
check.raises('string expected', require, {})
modules.write('syntax', 'x = = 1')
check.raises("error loading module 'syntax'", require, 'syntax')
package.preload.preloaded = function(name)
    eco.sleep(0)
    return name .. '!'
end
check.eq(require 'preloaded', 'preloaded!')
