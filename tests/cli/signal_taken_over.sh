# SPDX-License-Identifier: MIT
# A script may take over SIGINT and SIGTERM; given back, they end the process again.
. tests/lib/check.sh
script=$(lua take.lua <<'LUA'
local sys = require 'eco.sys'
local name = ...
local seen = 0
local handler = sys.signal(sys[name], function()
    seen = seen + 1
end)
for i = 1, 2 do
    sys.kill(sys.getpid(), sys[name])
    while seen < i do eco.sleep(0.001) end
end
print('taken', seen)
io.stdout:flush()
handler:close()
sys.kill(sys.getpid(), sys[name])
eco.sleep(60)
LUA
)
run "$ECO" "$script" SIGINT
is status "$status" 130
is stdout "$out" 'taken	2'
run "$ECO" "$script" SIGTERM
is status "$status" 143
is stdout "$out" 'taken	2'
