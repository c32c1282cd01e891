# SPDX-License-Identifier: MIT
# io.popen and os.execute report what the VM's own library reports; nobody takes their children away.
. tests/lib/check.sh
script=$(lua child.lua <<'LUA'
local function show(...)
    print(select('#', ...), ...)
end
local function all()
    show(io.popen('exit 3'):close())
    show(io.popen('true'):close())
    show(os.execute('exit 5'))
    show(os.execute('true'))
    local pipe = io.popen('echo output; exit 1')
    if eco then eco.sleep(0.01) end
    print(pipe:read('*a'))
    show(pipe:close())
end
if eco then
    eco.run(function()
        eco.sleep(0)
        all()
    end)
else
    all()
end
LUA
)
run "$ECO" "$script"
is status "$status" 0
is stderr "$err" ''
eco=$out
has stdout "$out" output
command -v luajit >/dev/null || {
    is stdout "$(echo "$out" | head -1)" '1	true'
    skip 'luajit is not installed, nothing to compare with'
}
run luajit "$script"
is stdout "$eco" "$out"
