# SPDX-License-Identifier: MIT
# No script on a terminal: the prompt. With -e and no -i: none.
. tests/lib/check.sh
command -v script >/dev/null || skip 'script(1) is not installed'

echo .exit >"$tmp/keys"
run script -qefc "'$ECO'" /dev/null <"$tmp/keys"
is status "$status" 0
has stdout "$out" 'eco> '

run script -qefc "'$ECO' -e 'print(6 * 7)'" /dev/null </dev/null
is status "$status" 0
has stdout "$out" 42
case $out in
*'eco> '*) fail 'a prompt appeared' ;;
esac
