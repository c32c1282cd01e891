# SPDX-License-Identifier: MIT
# Descriptors inherited from the parent are left open, and can be used; eco's own are not passed on.
. tests/lib/check.sh
echo content >"$tmp/file"
exec 5<"$tmp/file" 9>"$tmp/log"
run "$ECO" -e 'print(eco.reader(5):read("l")) eco.writer(9):write("written\n") os.exit(os.execute("cat <&5; echo shell >&9"))'
is status "$status" 0
is stdout "$out" content
is log "$(cat "$tmp/log")" 'written
shell'
exec 5<&- 9>&-

[ -d /proc/self/fd ] || skip 'no /proc'
echo 'require("eco.socket").tcp() require("eco.time").on(1e10, print) eco.run(eco.sleep, 60)
    eco.reader(0):read(1) os.execute("ls /proc/self/fd") os.exit(0)' | lua children.lua >/dev/null
run "$ECO" -e 'os.execute("ls /proc/self/fd")' </dev/null
plain=$out
run "$ECO" "$tmp/children.lua" </dev/null
is descriptors "$out" "$plain"
