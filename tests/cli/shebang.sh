# SPDX-License-Identifier: MIT
# A script can be a program of its own, found through env.
. tests/lib/check.sh
ln -s "$ECO" "$tmp/eco"
PATH=$tmp:$PATH
cat >"$tmp/program" <<'LUA'
#!/usr/bin/env eco
print(arg[0], ...)
error 'line three'
LUA
chmod +x "$tmp/program"

run "$tmp/program" one -h
is status "$status" 1
is stdout "$out" "$tmp/program	one	-h"
has stderr "$err" "program:3: line three"

# Any first line with a # is skipped, also the only one.
printf '# a comment' >"$tmp/comment"
run "$ECO" "$tmp/comment"
is status "$status" 0
is stdout "$out" ''
is stderr "$err" ''
