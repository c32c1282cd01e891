# SPDX-License-Identifier: MIT
# UTF-8, characters of two cells and lines wider than the window edit and print correctly.
. tests/lib/terminal.sh

open_terminal 40 20 "$ECO"
await '^eco>$'
type_text 'x = "grün 日本語"'
press Left BSpace BSpace
type_text '本'
press Enter
enter 'print(x, #x)'
await '^grün 日本.*12$'
enter 'eco.run(function() eco.sleep(1) print("above") end) y = 1'
type_text 'z = "0123456789012345678901234567890123456789012345678901234567890123456789"'
await '^above$'
press Left BSpace
type_text 'END'
press Enter
enter 'print(#z, z:sub(-4))'
await '^72.*8END$'
tmux_ kill-server

# Output above a line that ends at the edge of a narrow window, before it, or behind it.
for text in abcd abcde abcdef abcdefghijklmno 'ab日' 'abc日日'; do
    open_terminal 10 20 "$ECO"
    await '^eco>$'
    enter 'function f() print"UP" end'
    enter 'function g() eco.sleep(.3) f() end'
    enter 'eco.run(g) x = 1'
    type_text "$text"
    await '^UP$'
    press End
    tmux_ send-keys -t eco -H 0d
    await '^nil$'
    run screen
    [ "$(printf %s "$out" | sed -n '/^UP$/,/^nil$/p' | sed '1d;$d' | tr -d '\n ')" = "eco>$text" ] ||
        fail "$text: $out"
    tmux_ kill-server
done
