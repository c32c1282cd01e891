# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Completion of eco(1) for bash. What options there are, eco --help says.

# "-e 1", "--execute 1", "-h 0": an option and how many values it has, in a line.
_eco_options() {
    "$1" --help 2>/dev/null | sed 's/, -/,-/' | awk '$1 ~ /^-/ && !($1 ~ /^--?$/) {
        n = split($1, names, ",")
        values = $2 !~ /^[A-Z]+$/ ? 0 : $3 !~ /^[A-Z]+$/ ? 1 : 2
        for (i = 1; i <= n; i++) print names[i], values
    }'
}

_eco_modules() {
    "$1" -e 'for name in pairs(package.preload) do print(name) end' 2>/dev/null |
        grep '^eco\.[a-z0-9]*$'
}

# _eco_values ECO OPTION N WORD: what the option's Nth value can be
_eco_values() {
    case $2$3 in
    -l1 | --require1) _eco_modules "$1" ;;
    -j1) printf '%s\n' on off v dump= ;;
    --target1) printf '%s\n' aarch64 armhf i386 mips mipsel x86_64 ;;
    --bundle1 | --target2 | --types1) compgen -f -- "$4" ;;
    esac
}

# eco WORD PREVIOUS, as complete -F calls it.
_eco() {
    local eco=$1 word=$2 options i count n
    options=$(_eco_options "$eco")
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        count=$(awk -v name="${COMP_WORDS[i]}" '$1 == name { print $2 }' <<<"$options")
        if ((count > 0)); then
            n=$((COMP_CWORD - i))
            ((i += count, n <= count)) || continue
            mapfile -t COMPREPLY < <(IFS=$'\n'
                compgen -W "$(_eco_values "$eco" "${COMP_WORDS[COMP_CWORD - n]}" "$n" "$word")" -- "$word")
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
