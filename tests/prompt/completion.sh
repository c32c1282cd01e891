# SPDX-License-Identifier: MIT
# Tab completes globals, fields and methods without calling anything.
. tests/lib/terminal.sh

open_terminal 100 30 "$ECO"
await '^eco>$'
enter 'c = socket.tcp() called = 0'
enter 't = setmetatable({}, {__index = function() called = called + 1 end})'
type_text 'c:rea'
press Tab Tab
await 'read  *readfull  *readuntil'
type_text 'u'
press Tab
await '^eco> c:readuntil'
press C-c
type_text 'socket.connect_t'
press Tab
await '^eco> socket.connect_tcp'
press C-c
type_text 't.a'
press Tab Tab
press C-c
enter 'print("called", called)'
await '^called.*0$'
# Of many, as many as one can look at; whole words on a line.
enter 'many = {} for i = 1, 5000 do many["name" .. i] = i end'
type_text 'many.'
press Tab Tab
await '^\.\.\. 4800 more$'
await '^eco> many\.name$'
! screen | grep -q '^[0-9]' || fail "$(screen)"
