# SPDX-License-Identifier: MIT
# Modules of the distribution, in Lua and in C, load without setting a path, and work beside a task.
. tests/lib/check.sh
unset LUA_PATH LUA_CPATH

tried=
# works MODULE CODE WANT: the code, which gets the module, prints what is wanted.
works() {
    luajit_path=$(luajit -e "print(package.searchpath('$1', package.path) or package.searchpath('$1', package.cpath))" 2>/dev/null)
    [ -n "$luajit_path" ] && [ "$luajit_path" != nil ] || return 0
    run "$ECO" -e "local m = require '$1' eco.sleep(0.001) $2"
    is "status with $1" "$status" 0
    is "stdout with $1" "$out" "$3"
    tried="$tried $1"
}

command -v luajit >/dev/null || skip 'luajit is not installed'
works cjson 'print(m.encode { 1, "two", m.null }, m.decode("{\"a\":[3]}").a[1])' '[1,"two",null]	3'
works lpeg 'print((m.C(m.R("az")^1) * m.P(1)):match("abc7"))' 'abc'
works lfs 'print(m.attributes("/", "mode"), m.currentdir() == require "eco.file".realpath("."))' 'directory	true'
# Files that have been dropped do not keep the last descriptors.
# shellcheck disable=SC3045 # dash and busybox have it
ulimit -n 64
for files in $(seq 40 61); do
    case $tried in *lfs*) ;; *) break ;; esac
    run "$ECO" -e "for _ = 1, $files do io.open '/dev/null' end print(pcall(require, 'lfs'))"
    starts "lfs after $files files" "$out" 'true	'
done
works argparse 'print(type(m("x"):option("-f")))' table
[ -n "$tried" ] || skip 'lua-cjson, lua-lpeg and lua-filesystem are not installed'
