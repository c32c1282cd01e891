-- SPDX-License-Identifier: MIT
-- utf8 can be required like the other libraries.
local check = require 'check'

check.eq(require 'utf8', utf8)
check.eq(package.loaded.utf8, utf8)
