# SPDX-License-Identifier: MIT
# A bundle that has lost its script, or a part of it, says so; it never acts as plain eco. One that
# cannot read its own file says why.
. tests/lib/check.sh
cd "$tmp" || exit 1
echo 'print "runs"' >main.lua
"$ECO" --bundle app main.lua
size=$(stat -c %s app)

damaged() {
    run ./damaged -e 'print "plain"'
    is status "$status" 1
    is stdout "$out" ''
    starts stderr "$err" 'eco: this program is damaged: '
}

head -c $((size - 1)) app >damaged
chmod +x damaged
damaged
head -c "$(stat -c %s "$ECO")" app >damaged
damaged
cp app damaged
printf X | dd of=damaged bs=1 seek=$((size - 3)) conv=notrunc 2>/dev/null
damaged
if command -v strip >/dev/null; then
    cp app damaged
    strip damaged
    damaged
fi

# What is behind it does not matter, such as a signature.
echo signature >>app
run ./app
is stdout "$out" runs

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$tmp"
    chmod 711 app
    run setpriv --reuid 65534 --clear-groups ./app
    is status "$status" 1
    is stderr "$err" "eco: cannot read the program's own file: Permission denied"
fi
