# SPDX-License-Identifier: MIT
# What lies about in the current directory cannot take the place of eco's own modules, and of the
# variables for interpreters only those of the search path are heard.
. tests/lib/check.sh
mkdir -p "$tmp/eco/socket" "$tmp/jit"
for module in eco eco/socket eco/socket/core eco/log eco/syntax jit bit ffi; do
    echo 'print("hijacked by " .. ...)' >"$tmp/$module.lua"
done
cd "$tmp" || exit 1
script='for _, name in ipairs { "eco", "eco.socket", "eco.log", "jit", "bit", "ffi" } do require(name) end
print(type(require("eco.socket").listen_tcp), load("x = 1 & 2"))'
unset LUA_PATH LUA_CPATH
run env LUA_INIT='print "init"' ECO_INIT='print "init"' "$ECO" -e "$script"
is status "$status" 0
starts stdout "$out" 'function	nil'
is stderr "$err" ''
