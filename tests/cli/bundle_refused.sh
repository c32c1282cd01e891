# SPDX-License-Identifier: MIT
# eco --bundle: what cannot become a program is refused with the reason, and no file is left.
. tests/lib/check.sh
echo 'print "ok"' | lua good.lua >/dev/null
printf 'print "one"\nlocal x = = 1\n' | lua broken.lua >/dev/null
mkdir "$tmp/empty" "$tmp/c" "$tmp/broken" "$tmp/locked"
echo 'x x' | lua broken/part.lua >/dev/null
: >"$tmp/c/native.so"
cd "$tmp" || exit 1

# refused TEXT ARGUMENT...
refused() {
    text=$1
    shift
    run env LUA_CPATH="$tmp/c/?.so" "$ECO" --bundle "$@"
    is status "$status" 1
    is stdout "$out" ''
    starts stderr "$err" 'eco: '
    has stderr "$err" "$text"
    is 'what is left' "$(ls -d app .eco* 2>/dev/null)" ''
}

run "$ECO" broken.lua
wanted=$err
refused 'broken.lua:2: ' app broken.lua
is stderr "$err" "$wanted"
refused 'cannot open nowhere.lua: No such file or directory' app nowhere.lua
refused 'broken.lua:2: ' app good.lua broken
refused 'broken/part.lua:1: ' app good.lua broken/
refused "module 'no.such' not found:" app good.lua no.such
refused "module 'good.lua' not found:" app good.lua good.lua
has stderr "$err" 'named as for require'
refused "'native' is a C module ($tmp/c/native.so)" app good.lua native
refused 'c/native.so is a C module' app good.lua c/
refused 'no modules in empty/' app good.lua empty/
refused 'No such file or directory' app good.lua nowhere/

# The command line.
refused "option '--bundle' needs a value"
refused '--bundle needs a script' app
refused 'no other options' app -e 'print(1)' good.lua
refused 'no other options' app -joff good.lua
refused "'--target' needs ARCH and FILE" app --target aarch64
run "$ECO" --target aarch64 file good.lua
has stderr "$err" '--target goes with --bundle'

# Files that matter to somebody.
refused 'good.lua would be overwritten' good.lua good.lua
ln good.lua other
refused 'other would be overwritten' other good.lua
refused 'broken.lua exists and is not an executable' broken.lua good.lua
is contents "$(cat good.lua)" 'print "ok"'
cp "$ECO" eco
run ./eco --bundle eco good.lua
is status "$status" 1
has stderr "$err" 'eco would be overwritten'

# Places that cannot be written.
refused 'cannot write nowhere/app: No such file or directory' nowhere/app good.lua
refused 'cannot write empty: Is a directory' empty good.lua
refused 'cannot write /dev/full: No space left on device' /dev/full good.lua
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$tmp"
    run setpriv --reuid 65534 --clear-groups "$ECO" --bundle locked/app good.lua
    is status "$status" 1
    has stderr "$err" 'cannot write locked/app: Permission denied'
fi
