# SPDX-License-Identifier: MIT
# Completion for bash: options and their values, scripts, and whatever the script takes.
. tests/lib/check.sh
command -v bash >/dev/null || skip 'bash is not installed'

mkdir "$tmp/dir" "$tmp/dir/sub"
touch "$tmp/dir/a.lua" "$tmp/dir/b.lua" "$tmp/dir/notes.txt" "$tmp/dir/with space.lua"

# completes WANT WORD...: the last word, as bash would call the function; sorted, in one line.
completes() {
    want=$1
    shift
    # shellcheck disable=SC2016
    run bash -c '
        . packaging/completions/eco.bash
        cd "$1" && eco=$2 && shift 2
        COMP_WORDS=("$eco" "$@") COMP_CWORD=$#
        _eco "$eco" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        ((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd "|"
    ' bash "$tmp/dir" "$(readlink -f "$ECO")" "$@"
    is "completion of '$*'" "$out" "$want"
    is "stderr of '$*'" "$err" ''
}

completes --version --ver
completes -e -e
completes '--execute' --ex
completes 'a.lua|b.lua|sub|with space.lua' ''
completes 'a.lua' a
completes 'b.lua' -i b
completes 'a.lua' -e 'print(1)' a
completes '' -e a
completes 'eco.socket' -l eco.soc
completes 'eco.time' --require eco.ti
completes 'off|on' -j o
completes 'notes.txt' a.lua n
completes 'notes.txt' - n
completes 'notes.txt' -l eco.log a.lua --help n
completes 'mips|mipsel' --bundle app --target mi
completes 'notes.txt' --bundle app --target mips n
completes 'a.lua' --bundle app --target mips notes.txt a
completes 'notes.txt' --bundle n
completes 'with space.lua' --bundle w

# Every option that there is, and no other.
# shellcheck disable=SC2016
all=$("$ECO" --help | sed -n 's/, -/,-/; s/^  \(-[^ ]*\).*/\1/p' | tr , '\n' | grep -v '^--*$' | LC_ALL=C sort | paste -sd '|')
has 'all' "$all" '|-e|'
completes "$all" -

# bash-completion(7) finds it by its name.
run bash -c '. packaging/completions/eco.bash && complete -p eco'
has stdout "$out" '-F _eco eco'
