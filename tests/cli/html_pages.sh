# SPDX-License-Identifier: MIT
# The documentation as HTML: valid, without scripts, all of it can be reached, no link is broken.
. tests/lib/check.sh

for program in python3 cmark-gfm tidy; do
    command -v "$program" >/dev/null || skip "$program is not installed"
done

run scripts/html_pages.py . "$tmp/html"
is status "$status" 0
has stdout "$out" " pages in $tmp/html"
is stderr "$err" ''

find "$tmp/html" -name '*.html' >"$tmp/pages"
# shellcheck disable=SC2046
run tidy -q -e $(cat "$tmp/pages")
is 'what tidy says' "$err" ''
run grep -rl -e '<script' -e 'http-equiv' "$tmp/html"
is 'pages with scripts' "$out" ''

for page in docs/*.md docs/api/*.md docs/guide/*.md; do
    name=${page#docs/}
    [ "$name" = README.md ] && name=index.md
    [ -e "$tmp/html/${name%.md}.html" ] || fail "$page is not reached"
done
for example in examples/*.lua; do
    [ -e "$tmp/html/$example.html" ] || fail "$example is not reached"
done
has 'a link between pages' "$(cat "$tmp/html/guide/tasks.html")" 'href="../api/eco.html#descriptors"'

# What is broken is told, and nothing is written.
mkdir -p "$tmp/tree/docs"
printf '# One\n\n[a](two.md#there) [b](two.md#not-there) [c](three.md) [d](../../etc)\n' >"$tmp/tree/docs/README.md"
printf '# Two\n\n## There\n' >"$tmp/tree/docs/two.md"
run scripts/html_pages.py "$tmp/tree" "$tmp/none"
is status "$status" 1
is stderr "$err" 'docs/README.md: there is no docs/three.md
docs/README.md: there is no ../etc
docs/README.md: there is no docs/two.md#not-there'
[ ! -e "$tmp/none" ] || fail 'pages were written'
