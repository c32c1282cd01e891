# SPDX-License-Identifier: MIT
# The blocks "console" in the guide: a command behind "$ " prints what stands below it. Blocks of Lua that begin
# with the name of a file are there as files.
. tests/lib/check.sh
. tests/lib/documents.sh

# The servers have ports of their own.
if [ -z "${ISOLATED:-}" ]; then
    ISOLATED=1
    export ISOLATED
    in_netns sh "$0"
    exit
fi

mkdir "$tmp/bin" "$tmp/home"
ln -s "$(realpath "$ECO")" "$tmp/bin/eco"
HOME=$tmp/home
PATH=$tmp/bin:$PATH
export HOME PATH

# console FILE: runs its commands in $tmp/work, and writes it anew with what they print.
console() {
    while IFS= read -r line <&3; do
        case $line in
        '$ '*)
            printf '%s\n' "$line"
            (cd "$tmp/work" && timeout 20 sh -c "${line#??}" 2>&1 </dev/null) | sed "s|$HOME|/home/user|"
            ;;
        esac
    done 3<"$1"
}

consoles=0
for page in docs/guide/*.md; do
    sed -n 's/^```//p' "$page" | grep -vx -e '' -e lua -e cpp -e output -e console -e sh -e text >"$tmp/odd" &&
        fail "$page has blocks of $(cat "$tmp/odd")"
    rm -rf "$tmp/work" "$tmp/block".*
    mkdir "$tmp/work"
    extract lua "$page" "$tmp/block"
    for block in "$tmp/block".*.lua; do
        [ -e "$block" ] || continue
        file=$(sed -n '/./{s/^-- \([a-z]*\.lua\).*/\1/p;q}' "$block")
        [ -z "$file" ] || sed '/./,$!d' "$block" >"$tmp/work/$file"
    done
    extract console "$page" "$tmp/block"
    for block in "$tmp/block".*.console; do
        [ -e "$block" ] || continue
        consoles=$((consoles + 1))
        sed '/./,$!d' "$block" >"$tmp/expected"
        console "$tmp/expected" >"$tmp/got"
        run diff "$tmp/expected" "$tmp/got"
        is "what differs in $page" "$out" ''
    done
    extract sh "$page" "$tmp/block"
    for block in "$tmp/block".*.sh; do
        [ -e "$block" ] || continue
        run sh -n "$block"
        is "status of sh -n, $page" "$status" 0
    done
done
[ "$consoles" -ge 5 ] || fail "only $consoles consoles"
