# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Completion of eco(1) for bash. What options there are, eco --help says.

# "-e value", "--execute value", "-h flag": an option and its kind in a line.
_eco_options() {
    "$1" --help 2>/dev/null | sed 's/, -/,-/' | awk '$1 ~ /^-/ && !($1 ~ /^--?$/) {
        n = split($1, names, ",")
        for (i = 1; i <= n; i++) print names[i], $2 ~ /^[A-Z]+$/ ? "value" : "flag"
    }'
}

_eco_modules() {
    "$1" -e 'for name in pairs(package.preload) do print(name) end' 2>/dev/null |
        grep '^eco\.[a-z0-9]*$'
}

_eco_values() {
    case $2 in
    -l | --require) _eco_modules "$1" ;;
    -j) printf '%s\n' on off v dump= ;;
    esac
}

# eco WORD PREVIOUS, as complete -F calls it.
_eco() {
    local eco=$1 word=$2 options i kind
    options=$(_eco_options "$eco")
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        kind=$(awk -v name="${COMP_WORDS[i]}" '$1 == name { print $2 }' <<<"$options")
        if [[ $kind = value ]]; then
            ((++i == COMP_CWORD)) || continue
            mapfile -t COMPREPLY < <(compgen -W "$(_eco_values "$eco" "${COMP_WORDS[i - 1]}")" -- "$word")
            return
        elif [[ ${COMP_WORDS[i]} != -?* ]]; then
            # The script's arguments are its own: any file.
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
        fi
    done
    if [[ $word = -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(cut -d ' ' -f 1 <<<"$options")" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -X '!*.lua' -- "$word"; compgen -d -- "$word")
    fi
}

complete -o filenames -F _eco eco
