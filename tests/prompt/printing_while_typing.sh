# SPDX-License-Identifier: MIT
# What a task prints in the very moment a line is entered does not bring the prompt back.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'eco.run(function() while not done do print("tick") eco.sleep(0.002) end end) x = 1'
for i in 1 2 3 4 5 6 7 8 9 10; do
    enter "print('entered', $i)"
    await_in transcript "^entered  *$i$"
done
enter 'done = true'
enter 'print("end")'
await '^end$'
! transcript | grep 'eco> .*eco>\|eco> tick' || fail 'the prompt was shown again'
# A million bytes in one turn of the loop go out as they come, and the line being typed stays.
enter 'eco.run(function() eco.sleep(1) for i = 1, 20000 do print(("x"):rep(60), i) end end) x = 1'
type_text 'print("ab")'
press Left Left
await 'x  *20000$'
type_text 'c'
await '^eco> print("abc")$'
