# SPDX-License-Identifier: MIT
# The modes of a terminal that tcsetattr has changed through descriptors 0 to 2 are those of before
# when eco ends, however it does.
. tests/lib/programs.sh
needs script stty

export tmp ECO fd begin code option
fd=0 code='' option=''
begin='termios = require "eco.termios" sys = require "eco.sys"
    local modes = assert(termios.tcgetattr(0))
    modes:clr_flag("l", termios.ECHO) assert(termios.tcsetattr(0, termios.TCSANOW, modes))
    modes:raw() assert(termios.tcsetattr(fd, termios.TCSADRAIN, modes))
    io.stderr:write("raw\n")'

# ends HOW STATUS CODE: CODE is run in a raw terminal. HOW says what the shell makes of it.
ends() {
    cat >"$tmp/inside.sh" <<'END'
ulimit -c 0
stty -g >"$tmp/before"
"$ECO" -e "fd = $fd" -e "$begin" -e "$code"
echo $? >"$tmp/status"
stty -g >"$tmp/after"
END
    for fd in 0 1 2; do
        rm -f "$tmp/before" "$tmp/after"
        code=$2
        # Below nohup(1) signals are ignored, and an ignored one would not end it.
        run env --default-signal script -qec "sh '$tmp/inside.sh'" /dev/null </dev/null
        is "status after $2" "$(cat "$tmp/status")" "$1"
        has "output after $2" "$out" 'raw'
        is "modes after $2" "$(cat "$tmp/after")" "$(cat "$tmp/before")"
    done
}

ends 0 ''
ends 1 'error("x")'
ends 3 'os.exit(3)'
ends 4 'table.sort({2, 1}, function() os.exit(4) end)'
ends 5 'require("ffi").cdef "void exit(int);" require("ffi").C.exit(5)'
ends 0 'eco.unloop()'
ends 1 'require("eco.channel").new():recv()'
ends 143 'sys.kill(sys.getpid(), sys.SIGTERM) eco.sleep(60)'
ends 130 'sys.kill(sys.getpid(), sys.SIGINT) eco.sleep(60)'
ends 143 'sys.kill(sys.getpid(), sys.SIGTERM) while true do end' # killed by the watchdog's alarm
for signal in HUP:129 QUIT:131 ABRT:134 USR2:140 VTALRM:154 PROF:155 IO:157 PWR:158; do
    ends "${signal#*:}" "sys.kill(sys.getpid(), sys.SIG${signal%:*}) eco.sleep(60)"
done
ends 129 'local on = sys.signal(sys.SIGHUP, print) on:close()
    sys.kill(sys.getpid(), sys.SIGHUP) eco.sleep(60)'
ends 0 'sys.daemonize()'
if ! grep -q __asan_init "$ECO"; then
    ends 139 'require("ffi").cast("int *", 8)[0] = 1'
fi

# inside CODE OPTION...: leaves the modes before and after in files.
inside() {
    cat >"$tmp/inside.sh" <<'END'
stty -g >"$tmp/before"
timeout --foreground 20 "$ECO" $option -e "fd = 0" -e "$begin" -e "$code"
echo $? >"$tmp/status"
stty -g >"$tmp/after"
END
    code=$1 option=$2
    run script -qec "sh '$tmp/inside.sh'" /dev/null <>"$tmp/keys"
}
mkfifo "$tmp/keys" # an end of input would end the prompt

# At a prompt, what its line editor has saved is what the script has set, and comes first.
inside 'eco.run(function() eco.sleep(0.2) os.exit(9) end)' -i
is 'status of the prompt' "$(cat "$tmp/status")" 9
is 'modes after the prompt' "$(cat "$tmp/after")" "$(cat "$tmp/before")"

# A new process of this one leaves the terminal to this one, however it ends; what it has changed
# itself it puts back.
for how in 'os.exit(0)' 'sys.kill(sys.getpid(), sys.SIGTERM) eco.sleep(60)' \
    'sys.kill(sys.getpid(), sys.SIGHUP) eco.sleep(60)' \
    'local m = termios.tcgetattr(0) m:set_flag("l", termios.ECHO)
        termios.tcsetattr(0, termios.TCSANOW, m) os.exit(0)'; do
    for start in 'sys.spawn(child)' 'sys.fork() if pid == 0 then child() end'; do
        inside "local function child() $how end local pid = $start
            while sys.waitpid(pid) == 0 do eco.sleep(0.01) end
            assert(termios.tcgetattr(0):get_flag('l', termios.ECHO) == 0, 'put back')"
        is "status after $start of $how" "$(cat "$tmp/status")" 0
    done
done

# In the background the terminal belongs to others: it is left alone, and nothing stops the process.
inside 'local ffi = require "ffi" ffi.cdef "int setpgid(int, int);" ffi.C.setpgid(0, 0)'
is 'status in the background' "$(cat "$tmp/status")" 0
run cmp -s "$tmp/before" "$tmp/after"
is 'status of comparing' "$status" 1
