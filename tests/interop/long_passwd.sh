# SPDX-License-Identifier: MIT
# An entry of passwd(5) may be longer than any buffer.
. tests/lib/check.sh
[ "$(id -u)" = 0 ] || skip 'only root can put a file in the place of another'

{
    printf 'long:x:4711:4711:nobody:/home/'
    head -c 5000 /dev/zero | tr '\0' n
    echo ':/bin/sh'
} >"$tmp/passwd"
script='local user = require("eco.sys").getpwnam "long" print(user.uid, #user.home)'
run unshare -m sh -c 'mount --bind "$1" /etc/passwd && shift && exec "$@"' sh "$tmp/passwd" "$ECO" -e "$script"
case $err in *'unshare'* | *'mount'*) skip 'no mount namespaces here' ;; esac
is status "$status" 0
starts stdout "$out" '4711	5006'
