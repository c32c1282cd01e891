# SPDX-License-Identifier: MIT
# -v and -h answer on stdout and succeed, whatever else is there.
. tests/lib/check.sh

for option in -v --version; do
    run "$ECO" "$option"
    is status "$status" 0
    has stdout "$out" eco
    has stdout "$out" LuaJIT
    has stdout "$out" "$("$ECO" -e 'io.write(eco.VERSION)')"
    is stderr "$err" ''
done

for option in -h --help; do
    run "$ECO" "$option"
    is status "$status" 0
    starts stdout "$out" 'Usage: eco [options] [script [args]]'
    for name in --help --version --execute --require -j; do has stdout "$out" "$name"; done
    is stderr "$err" ''
done

run "$ECO" -e 'print(1)' -v
is status "$status" 0
has stdout "$out" LuaJIT
