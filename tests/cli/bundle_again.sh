# SPDX-License-Identifier: MIT
# A bundle takes the place of an older one, also while that runs, and follows a link; its script may
# come from standard input.
. tests/lib/check.sh
cd "$tmp" || exit 1
umask 027

echo 'print "first" io.read()' | "$ECO" --bundle app -
is permissions "$(stat -c %a app)" 750
mkfifo held
./app <held >first.out &
exec 3>held
ln -s app link
echo 'error "second"' >second.lua
run "$ECO" --bundle link second.lua
is status "$status" 0
[ -h link ] || fail 'the link is gone'
exec 3>&-
wait $!
is 'what the first printed' "$(cat first.out)" first
run ./app
is status "$status" 1
starts stderr "$err" 'second.lua:1: second
'

# An empty file, as mktemp makes it, is nobody's work.
: >empty
run "$ECO" --bundle empty second.lua
is status "$status" 0
is permissions "$(stat -c %a empty)" 750
