# SPDX-License-Identifier: MIT
# The service example for OpenWrt, read by its shell: what it tells procd, here one that takes notes.
. tests/lib/check.sh
init=packaging/openwrt/files/hello.init
is 'first line' "$(head -n 1 $init)" '#!/bin/sh /etc/rc.common'

shell=
if command -v busybox >/dev/null; then
    shell=busybox
    run busybox sh -n $init
    is 'syntax' "$status$err" 0
fi
cat >"$tmp/rc.common" <<'END'
config_load() { package=$1; }
config_get() { eval "$1=\${port:-\$4}"; }
for name in open_instance set_param close_instance add_reload_trigger; do
    eval "procd_$name() { echo $name \"\$*\"; }"
done
. "$1"
[ "$USE_PROCD" = 1 ] && start_service && service_triggers
END
# shellcheck disable=SC2086
run $shell sh "$tmp/rc.common" "./$init"
is status "$status" 0
has stdout "$out" 'open_instance 
set_param command /usr/bin/eco /usr/share/hello/main.lua 7000
set_param respawn 3600 5 5'
has stdout "$out" 'set_param limits nofile=4096 4096'
has stdout "$out" 'close_instance 
add_reload_trigger hello'
