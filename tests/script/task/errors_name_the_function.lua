-- SPDX-License-Identifier: MIT
-- Wrong use names the function and the argument, as the VM's own library does.
local check = require 'check'
local function wrong(text, f)
    check.raises(text, f)
end
wrong("bad argument #1 to 'run' (function expected, got number)", function() eco.run(1) end)
wrong("bad argument #1 to 'sleep' (number expected, got no value)", function() eco.sleep() end)
wrong("bad argument #1 to 'join' (thread expected, got nil)", function() eco.join(nil) end)
wrong("bad argument #1 to 'cancel' (thread expected, got table)", function() eco.cancel({}) end)
wrong("bad argument #1 to 'set_panic_hook'", function() eco.set_panic_hook(1) end)
wrong("bad argument #1 to 'set_watchdog_timeout'", function() eco.set_watchdog_timeout(-1) end)
wrong("bad argument #2 to 'timeout'", function() eco.timeout(1, 2) end)
local reader = eco.reader(0)
wrong("bad argument #1 to 'read' (invalid format)", function() reader:read('x') end)
wrong("bad argument #2 to 'read' (number expected, got table)", function() reader:read('l', {}) end)
wrong("calling 'read' on bad self", function() reader.read('l') end)
