-- SPDX-License-Identifier: MIT
-- package.searchers is the list that require walks.
local check = require 'check'

check.eq(package.searchers, package.loaders)
table.insert(package.searchers, function(name)
    if name == 'made.up' then return function() return 'made' end end
end)
check.eq(require 'made.up', 'made')
