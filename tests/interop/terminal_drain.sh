# SPDX-License-Identifier: MIT
# Whoever waits until all output has left, waits while the kernel counts some, and stops nobody
# else: a pty never has any, so strace says that it has, from the first time that it is asked.
. tests/lib/check.sh

# waits CALL SCRIPT [HOW OFTEN]: the call finds output that does not leave, so often or for ever.
waits() {
    script=$(lua drain.lua <<END
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'
local time = require 'eco.time'
local _, path = pty.master()
local port = check.ok(termios.open(path, 9600))
local modes = check.ok(termios.tcgetattr(port))
local function call(...) $1 end
$2
END
)
    traced '-e trace=ioctl' -e 'stalled = false' "$script"
    first=$(grep -n TIOCOUTQ "$tmp/trace" | head -1 | cut -d: -f1)
    : "${first:?the call asks for the count}"
    last=${3:+..$((first + $3 - 1))}
    five='retval=0:poke_exit=@arg3=05000000'
    traced "-e trace=ioctl -e inject=ioctl:$five:when=$first${last:-+}" \
        -e 'stalled = true' "$script"
    is "status of $1" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail 'nothing was injected'
}

strace -e inject=ioctl:poke_exit=@arg3=00 true 2>/dev/null || skip 'strace is too old'

for call in 'return termios.tcdrain(port)' \
    'return termios.tcsetattr(port, termios.TCSADRAIN, modes)' \
    'return termios.tcsetattr(port, termios.TCSAFLUSH, modes)' \
    'return termios.tcsendbreak(port, 0.001)'; do
    # All leaves at last. In the first of the two runs it has left already.
    waits "$call" 'check.eq(call(), true)' 5

    waits "$call" '
        if not stalled then return call() end
        local late, over = 0, false
        local ticks = eco.run(function()
            while not over do
                local before = time.monotonic()
                eco.sleep(0.005)
                late = math.max(late, time.monotonic() - before)
            end
        end)
        check.fails("timeout", eco.timeout(0.1, call))
        local canceled = eco.run(call)
        eco.sleep(0.01)
        eco.cancel(canceled)
        check.fails("canceled", select(2, eco.join(canceled)))
        local first, second = eco.run(call), eco.run(call)
        eco.sleep(0.01)
        port:close()
        check.fails("canceled", select(2, eco.join(first)))
        check.fails("canceled", select(2, eco.join(second)))
        check.fails("closed", call())
        over = true
        eco.join(ticks)
        check.ok(late < 2)
        check.raises("attempt to yield", table.sort, { 1, 2 }, function()
            port = check.ok(termios.open(path, 9600))
            call()
        end)'
done

waits 'return termios.tcdrain(port:getfd(), ...)' '
    if not stalled then return call() end
    check.fails("timeout", call(0.01))
    local waiter = eco.run(call)
    eco.sleep(0.01)
    port:close() -- by its number nobody knows who waits: it is found at the next look
    check.fails("canceled", select(2, eco.join(waiter)))'
