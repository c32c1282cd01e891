# SPDX-License-Identifier: MIT
# Every block of Lua in the documentation runs, and what follows "-->" behind a print is what it prints.
# A block that begins with the name of a file is run by the guide's own test.
. tests/lib/check.sh
. tests/lib/documents.sh

for page in README.md SECURITY.md docs/*.md docs/api/*.md docs/guide/*.md; do
    name=$tmp/$(basename "$page" .md)
    extract lua "$page" "$name"
    for block in "$name".*.lua; do
        [ -e "$block" ] || continue
        if grep -q '^-- [a-z]*\.lua' "$block" && [ "${page#docs/guide/}" != "$page" ]; then continue; fi
        sed -n 's/^ *print(.*) --> //p; s/^end)) --> //p' "$block" >"$tmp/expected"
        run timeout 20 "$ECO" "$block" </dev/null
        is "status of $page" "$status" 0
        if [ -s "$tmp/expected" ]; then
            is "output of $page" "$out" "$(cat "$tmp/expected")"
        fi
    done
    rm -f "$name".*.lua
done

# Each promise has its test.
sed -n 's/](\(tests[^)]*\))/\n\1\n/gp' SECURITY.md | grep '^tests/' >"$tmp/named"
while read -r file; do
    [ -e "$file" ] || fail "SECURITY.md names $file, which is not there"
done <"$tmp/named"
[ "$(wc -l <"$tmp/named")" -gt 20 ] || fail 'SECURITY.md names no tests'
