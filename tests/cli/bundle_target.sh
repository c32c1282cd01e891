# SPDX-License-Identifier: MIT
# eco --bundle --target ARCH FILE: the eco in FILE is what the script is added to.
. tests/lib/check.sh
cd "$tmp" || exit 1
echo 'print("runs", eco.VERSION)' >main.lua
machine=$(uname -m)
case $machine in
x86_64|aarch64|mips) ;;
i?86) machine=i386 ;;
armv*) machine=armhf ;;
*) skip "no name for $machine" ;;
esac
expected="runs	$("$ECO" -e 'io.write(eco.VERSION)')"

cp "$ECO" other
chmod 644 other
run "$ECO" --bundle app --target "$machine" other main.lua
is status "$status" 0
is stderr "$err" ''
run ./app
is stdout "$out" "$expected"

# The eco of a bundle is as good as any, and loses what it had.
echo 'print "new"' >new.lua
run "$ECO" --bundle new --target "$machine" app new.lua
is status "$status" 0
run ./new
is stdout "$out" new
is size "$(stat -c %s new)" "$(($(stat -c %s app) - $(wc -c <main.lua) + $(wc -c <new.lua) - 1))"

# With other bytes in its header it is for another machine; mips has them the other way round.
# as_machine ORDER BYTES, in hexadecimal digits
as_machine() {
    cp other foreign
    echo "5: $1" | xxd -r - foreign
    echo "12: $2" | xxd -r - foreign
}
as_machine 01 b700
run "$ECO" --bundle app --target aarch64 foreign main.lua
is "status for aarch64" "$status" 0
cmp -s -n 64 app foreign || fail 'not the same header'
as_machine 02 0008
run "$ECO" --bundle app --target mips foreign main.lua
is "status for mips" "$status" 0

refused() {
    text=$1
    shift
    rm -f app
    run "$ECO" --bundle app --target "$@"
    is status "$status" 1
    is stderr "$err" "eco: $text"
    [ ! -e app ] || fail 'a file is left'
}
refused 'foreign is not for mipsel' mipsel foreign main.lua
refused "no architecture 'vax'; there are aarch64, armhf, i386, mips, mipsel, x86_64" vax other main.lua
refused 'nowhere: No such file or directory' mips nowhere main.lua
refused '/bin/sh is not an executable of eco that can bundle' mips /bin/sh main.lua
refused 'main.lua is not an executable of eco that can bundle' mips main.lua main.lua
"$ECO" -e 'io.open("code.lua", "w"):write(string.dump(loadstring "print(1)"))'
refused 'code.lua is bytecode, which may not run on the target' mips foreign code.lua

run "$ECO" --bundle other --target "$machine" other main.lua
is status "$status" 1
has stderr "$err" 'other would be overwritten'
run "$ECO" --bundle app code.lua
is 'status of bytecode' "$status" 0
run ./app
is stdout "$out" 1
