-- SPDX-License-Identifier: MIT
-- coroutine.close: what is suspended or dead is closed; an error comes once; nothing closed resumes.
local check = require 'check'
local fresh = coroutine.create(print)
check.eq(coroutine.close(fresh), true)
check.eq(coroutine.status(fresh), 'dead')
check.same({ coroutine.resume(fresh) }, { false, 'cannot resume dead coroutine' })
check.eq(coroutine.close(fresh), true)

local yielded = coroutine.create(coroutine.yield)
coroutine.resume(yielded)
check.eq(coroutine.close(yielded), true)
check.same({ coroutine.resume(yielded) }, { false, 'cannot resume dead coroutine' })

local ended = coroutine.create(function() return 1 end)
coroutine.resume(ended)
check.eq(coroutine.close(ended), true)

local value = {}
local failed = coroutine.create(function() eco.sleep(0) error(value) end)
coroutine.resume(failed)
local ok, err = coroutine.close(failed)
check.eq(ok, false)
check.eq(err, value)
check.eq(coroutine.close(failed), true)
