# SPDX-License-Identifier: MIT
# What a script finds around it.
. tests/lib/check.sh

run "$ECO" -e 'print(eco == require "eco", type(eco.VERSION))'
is stdout "$out" 'true	string'

# Inherited descriptors are left alone.
echo inherited >"$tmp/file"
run "$ECO" -e 'print(io.open("/proc/self/fd/7"):read("*l"))' 7<"$tmp/file"
is stdout "$out" inherited

# Children that eco did not start are not reaped by it.
run "$ECO" -e 'print(os.execute("exit 3"))'
one=$out
run "$ECO" -e 'eco.sleep(0.01) print(os.execute("exit 3"))'
is stdout "$out" "$one"
is stdout "$out" 768
run "$ECO" -e '
    local p = io.popen("sleep 0.05; echo done; exit 3")
    eco.sleep(0.15)
    print((p:read("*a"):gsub("\n", "")), p:close())'
is stdout "$out" 'done	true'

# Random numbers differ from run to run.
one=$("$ECO" -e 'print(math.random(2^31))')
two=$("$ECO" -e 'print(math.random(2^31))')
run true
[ "$one" != "$two" ] || fail 'math.random gives the same number in two runs'
