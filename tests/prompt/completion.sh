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
