-- SPDX-License-Identifier: MIT
-- A task cancelled while another loads the module gets an error; the module is loaded all the same.
local check = require 'check'
local modules = require 'modules'
modules.write('slow', "eco.sleep(0.005) return 'slow'")
local first = eco.run(require, 'slow')
local second = eco.run(require, 'slow')
eco.cancel(second)
local _, err = eco.join(second)
check.ok(err:find 'canceled')
check.eq(select(2, eco.join(first)), 'slow')
check.eq(require 'slow', 'slow')
