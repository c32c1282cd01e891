-- SPDX-License-Identifier: MIT
-- What is no coroutine and no function is refused as by the VM.
local check = require 'check'
check.raises('coroutine expected', coroutine.resume, 1)
check.raises('expected', coroutine.status, 1)
check.raises('expected', coroutine.close, 1)
check.raises('function expected', coroutine.create, 1)
check.raises('function expected', coroutine.wrap, 1)
