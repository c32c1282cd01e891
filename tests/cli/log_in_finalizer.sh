# SPDX-License-Identifier: MIT
# Finalisers that run when the program ends may still log, also those of older objects.
. tests/lib/check.sh

script=$(lua final.lua <<'LUA'
local log
local function make(name)
    local guard = newproxy(true)
    getmetatable(guard).__gc = function()
        log.set_level(log.DEBUG)
        log.debug(name)
    end
    return guard
end
_G.older = make('older')
log = require 'eco.log'
_G.younger = make('younger')
assert(log.set_path(arg[1]))
LUA
)
run "$ECO" "$script" "$tmp/log"
is status "$status" 0
is stderr "$err" ''
is 'the file' "$(sed 's/.*: //' "$tmp/log" | sort)" 'older
younger'
