# SPDX-License-Identifier: MIT
# A half-typed line with the cursor in its middle survives what a task prints, and a resize.
. tests/lib/terminal.sh

open_terminal 60 20 "$ECO"
await '^eco>$'
enter 'function burst() for i = 1, 1000 do print("line " .. i) if i % 50 == 0 then eco.sleep(0.001) end end end'
enter 'eco.run(function() eco.sleep(1.5) burst() end) nothing = nil'
type_text 'print("ab" .. "ef")'
press Left Left Left Left
await '^line 1000$'
await '^eco> print("ab" .. "ef")$'
type_text 'cd'
await '^eco> print("ab" .. "cdef")$'
tmux_ resize-window -t eco -x 40 -y 15
await '^eco> print("ab" .. "cdef")$'
type_text '-'
press Enter
await '^abcd-ef$'
# Every line of the burst came once, whole.
transcript | grep -c '^line [0-9]*$' | grep -qx 1000 || fail "$(transcript)"
