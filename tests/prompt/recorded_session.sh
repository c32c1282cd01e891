# SPDX-License-Identifier: MIT
# The session in docs/prompt.md is what the prompt shows, but for its numbers.
. tests/lib/terminal.sh

sed -n '/^```text$/,/^```$/p' docs/prompt.md | sed '/^```/d' >"$tmp/recorded"

# What has come so far, without the lines at the end that are empty.
shown() { transcript | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; }
# Waits until this is the last line.
await_last() {
    for _ in $(seq 200); do
        [ "$(shown | tail -n 1)" = "$1" ] && return
        sleep 0.05
    done
    fail "the last line never was '$1': $(transcript)"
}

run true
open_terminal 120 80 "TERM=xterm $ECO"
while IFS= read -r line; do
    case $line in
    'eco> '* | '...> '*)
        await_last "${line%%> *}>"
        enter "${line#*> }"
        await_in shown "$(printf %s "$line" | sed 's/[][\\.*^$]/\\&/g')" # or the prompt before it counts
        ;;
    '^C')
        await_last "$previous"
        press C-c
        ;;
    esac
    previous=$line
done <"$tmp/recorded"
await '^status 0$'

numberless() { expand | sed -e 's/ *$//' -e 's/[0-9][0-9.]* us/N ms/' -e 's/[0-9][0-9.]*/N/g'; }
shown | sed -n '/^eco> /,$p' | sed '/^status/d' | numberless >"$tmp/got"
numberless <"$tmp/recorded" >"$tmp/want"
diff -u "$tmp/want" "$tmp/got" || fail 'the session differs'
