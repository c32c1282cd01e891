# SPDX-License-Identifier: MIT
# Whatever way the prompt ends or stops, the terminal has the modes again that it had before; a
# prompt that goes on shows what was being typed.
. tests/lib/terminal.sh

ends() {
    open_terminal 80 10 "stty -g >$tmp/before; $ECO; stty -g >$tmp/after"
    await '^eco>$'
    "$@"
    await 'status [0-9]*$'
    run cmp "$tmp/before" "$tmp/after"
    is "modes after $*" "$status" 0
    tmux_ kill-server
}
# shellcheck disable=SC2046
signal() { kill -"$1" $(prompts); }

ends press C-d
ends press C-\\
ends signal HUP
ends signal TERM
ends signal ABRT
ends enter 'eco.run(function() eco.sleep(0.01) os.exit() end)'
ends enter 'ffi = require "ffi" ffi.cdef "void exit(int);" eco.run(function() eco.sleep(0.01) ffi.C.exit(0) end)'

open_terminal 80 20 "PS1='sh> ' ENV= sh -i"
await '^sh>$'
enter "stty -g >$tmp/before; $ECO"
await '^eco>$'
type_text "print('ab"
await "^eco> print('ab$"
for _ in 1 2; do
    press C-z
    await '^sh>$'
    enter "stty -g | cmp $tmp/before - && echo same; clear"
    enter 'fg'
    await "^eco> print('ab$"
done
type_text "c')"
press Enter
await '^abc$'
press C-d
await '^sh>$'
