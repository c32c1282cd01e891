# SPDX-License-Identifier: MIT
# A long line pasted at once is taken at once; keys that mean nothing leave nothing in the line.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
{
    printf 'text = "'
    head -c 60000 /dev/zero | tr '\0' y
    printf '"\nprint("length", #text)\n'
} >"$tmp/pasted"
tmux_ load-buffer "$tmp/pasted"
tmux_ paste-buffer -t eco
await '^length.*60000$'
enter '.sockets'
await '^no sockets$'
type_text 'print("a'
press F5 F1 C-Space S-F6
tmux_ send-keys -t eco -H 1b 5b 32 30 30 7e # a terminal that brackets what is pasted
type_text 'bc")'
await '^eco> print("abc")$'
press C-Left X C-Right Y Home Z End
await '^eco> Zprint("Xabc")Y$\|^eco> Zprint("XabcY")$'
press C-c
# Latin-1: the bytes that are not UTF-8 are replaced, the others stay.
tmux_ send-keys -t eco -H 23 e9 61 62 63
await '^eco> #?abc$'
press C-c
# Tabs in it are text.
printf 'if true then\n\tlocal\tq = "a\tb"\n\treturn\tq\nend\n' >"$tmp/pasted"
tmux_ load-buffer "$tmp/pasted"
tmux_ paste-buffer -t eco
await '^"a\\tb"$'
