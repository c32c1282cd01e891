# SPDX-License-Identifier: MIT
# A script that cannot be read from standard input: the reason is told.
. tests/lib/check.sh

echo 'print "runs"' >"$tmp/script"
own=$(traced '-e trace=read' - <"$tmp/script" && grep -n '^read(0,' "$tmp/trace" | head -1 | cut -d: -f1)
traced "-e trace=read -e inject=read:error=EIO:when=$own" - <"$tmp/script"
is stderr "$err" 'eco: cannot read standard input: Input/output error'
is status "$status" 1
