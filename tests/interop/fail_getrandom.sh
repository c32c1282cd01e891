# SPDX-License-Identifier: MIT
# getrandom(2) is interrupted, gives less than was asked for, and fails.
. tests/lib/check.sh

script=$(lua random.lua <<'LUA'
local check = require 'check'
local random = require 'eco.random'
if arg[1] == 'works' then
    check.eq(#random.bytes(5000), 5000)
    check.eq(random.integer(7, 7), 7)
else
    for _, call in ipairs { 'bytes', 'hex', 'uuid', 'integer' } do
        local value, err, code = random[call](20000, 20001)
        check.eq(value, nil, call)
        check.eq(err, 'Function not implemented', call)
        check.eq(code, 'ENOSYS', call)
    end
end
LUA
)
# What the start needs, and the C library.
traced '-e trace=getrandom' -e 'require "eco.random"'
calls=$(grep -c getrandom "$tmp/trace")

for injection in error=EINTR:when=$((calls + 1))..$((calls + 3)) retval=1:when=$((calls + 1))..$((calls + 9)); do
    traced "-e trace=getrandom -e inject=getrandom:$injection" "$script" works
    is "status with $injection" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$injection: nothing was injected"
done
traced "-e trace=getrandom -e inject=getrandom:error=ENOSYS:when=$((calls + 1))+" "$script" fails
is 'status with ENOSYS' "$status" 0
grep -q INJECTED "$tmp/trace" || fail 'nothing was injected'
