# SPDX-License-Identifier: MIT
# On a terminal lines go there, in order with what is printed, and at the prompt above its line.
. tests/lib/terminal.sh

script=$(lua both.lua <<'LUA'
local log = require 'eco.log'
log.set_ident 'tester'
io.write('half ')
log.info('first')
print('second')
log.set_flags(0)
log.info('third')
print(' fourth')
LUA
)
open_terminal 70 10 "$ECO $script"
await '^status 0$'
screen | sed 's/[^ ]* [^ ]* info  tester\[[0-9]*\]/HEAD/; /^$/d' >"$tmp/seen"
is 'the screen' "$(cat "$tmp/seen")" 'half HEAD: first
second
HEAD: third fourth
status 0'
tmux_ kill-server

open_terminal 70 10 "$ECO"
await '^eco>$'
enter 'eco.run(function() eco.sleep(1) log.set_ident("tester") log.err("above") end) nothing = nil'
type_text 'print("ty" .. "ped")'
await '^[^ ]* [^ ]* err   tester\[[0-9]*\]: above$'
await '^eco> print("ty" .. "ped")$'
press Enter
await '^typed$'
