# SPDX-License-Identifier: MIT
# The units in packaging/systemd: systemd-analyze(1) understands every line of them, and finds the
# service well locked up.
. tests/lib/programs.sh
needs systemd-analyze

sed "s#/usr/bin/eco#$(readlink -f "$ECO")#" packaging/systemd/hello.service >"$tmp/hello.service"
cp packaging/systemd/hello.socket "$tmp"
run systemd-analyze verify --man=no "$tmp/hello.socket" "$tmp/hello.service"
is status "$status" 0
is stderr "$err" ''

# It says so of a word that it does not know.
sed 's/^DynamicUser/DynamicUsr/' "$tmp/hello.service" >"$tmp/wrong.service"
run systemd-analyze verify --man=no "$tmp/wrong.service"
has stderr "$err" DynamicUsr

run systemd-analyze security --offline=true --no-pager "$tmp/hello.service"
exposure=$(printf '%s\n' "$out" | sed -n 's/.*Overall exposure level.*: \([0-9]\)\.[0-9].*/\1/p')
[ "${exposure:-9}" -le 2 ] || fail 'the service is not locked up'
