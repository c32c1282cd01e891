# SPDX-License-Identifier: MIT
# examples/logger.lua: a real syslogd gets the lines, also those logged while it is restarted, and its
# files are rotated.
. tests/lib/programs.sh

# Lines to a file, from which head(1) reads no more than it likes.
seq -f 'line %04g' 1000 | "$ECO" examples/logger.lua -t tester -p err -f "$tmp/file" -s 4000 -n 3 ||
    fail 'logger.lua failed'
is 'number of files' "$(find "$tmp" -name 'file*' | wc -l)" 4
cat "$tmp"/file.0* "$tmp/file" | sed 's/.* err   tester\[[0-9]*\]: //' >"$tmp/lines"
seq -f 'line %04g' 1000 | tail -n "$(wc -l <"$tmp/lines")" | cmp - "$tmp/lines" || fail 'other lines'

run "$ECO" examples/logger.lua -f "$tmp/none/file"
is stderr "$err" "logger: $tmp/none/file: No such file or directory"
run "$ECO" examples/logger.lua -x
has stderr "$err" usage

needs busybox
busybox --list | grep -qx syslogd || skip 'busybox has no syslogd'
[ "$(id -u)" = 0 ] || skip 'only root can mount'
unshare --mount true 2>/dev/null || skip 'no mount namespaces'

# A /dev of our own, so that the socket is ours.
cat >"$tmp/session.sh" <<'SH'
set -e
dev=$1/dev
mkdir "$dev"
touch "$dev/null" "$dev/console"
mount --bind /dev/null "$dev/null"
mount --rbind "$dev" /dev
syslogd_() {
    busybox syslogd -n -S -O "$1/messages" 5>&- &
    syslogd=$!
    for _ in $(seq 200); do [ -S /dev/log ] && return; sleep 0.05; done
    exit 9
}
await() {
    for _ in $(seq 200); do grep -q "$2" "$1/messages" 2>/dev/null && return; sleep 0.05; done
    cat "$1/messages"
    exit 8
}
syslogd_ "$1"
mkfifo "$1/input"
"$ECO" examples/logger.lua -t tester -p info <"$1/input" &
exec 5>"$1/input"
echo before >&5
await "$1" 'daemon.info tester\[[0-9]*\]: before\|tester\[[0-9]*\]: before'
kill $syslogd
wait $syslogd || :
rm -f /dev/log
echo meanwhile >&5
sleep 0.2
syslogd_ "$1"
echo after >&5
await "$1" 'tester\[[0-9]*\]: after'
exec 5>&-
wait %2 2>/dev/null || :
kill $syslogd
SH
run timeout 40 unshare --mount sh "$tmp/session.sh" "$tmp"
is status "$status" 0
# The shell may say "Terminated".
is 'what eco says' "$(printf '%s\n' "$err" | grep -v Terminated)" ''
sed -n 's/.*tester\[[0-9]*\]: //p' "$tmp/messages" >"$tmp/got"
is 'what syslogd got' "$(cat "$tmp/got")" 'before
meanwhile
after'
