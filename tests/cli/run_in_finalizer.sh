# SPDX-License-Identifier: MIT
# What a finaliser starts when everything ends does not begin, and does no harm.
. tests/lib/check.sh

run "$ECO" -e 'last = newproxy(true)
getmetatable(last).__gc = function()
    print "collected"
    eco.run(function() print "begun" end)
end'
is status "$status" 0
is stdout "$out" collected
is stderr "$err" ''
