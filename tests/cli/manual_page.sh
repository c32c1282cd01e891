# SPDX-License-Identifier: MIT
# The manual page is well formed, has every option that eco --help has, and no other.
. tests/lib/check.sh

options() {
    grep -oE -e '-[a-zA-Z](,|$)|--[a-z-]+' | tr -d , | LC_ALL=C sort -u
}
"$ECO" --help | sed -n 's/, -/,-/; s/^  \(-[^ ]*\).*/\1/p' | options >"$tmp/help"
sed -n 's/^\.It Fl /-/p' packaging/eco.1 | sed 's/ , Fl Fl /,--/; s/^-Fl /--/; s/^-Fl$//; s/ .*//' |
    options >"$tmp/page"
run diff "$tmp/help" "$tmp/page"
is 'difference' "$out" ''
[ -s "$tmp/page" ] || fail 'no options'

command -v mandoc >/dev/null || skip 'mandoc is not installed'
run mandoc -T lint -W warning packaging/eco.1
is lint "$out$err" ''
