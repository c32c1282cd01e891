# SPDX-License-Identifier: MIT
# What an uncaught error shows: the user's own frames, and of the second stack only what there is.
. tests/lib/check.sh

run "$ECO" -e 'x = 1' -e 'error("plain")'
is stderr "$err" '(command line):1: plain
stack traceback:
	[C]: in function '"'error'"'
	(command line):1: in main chunk'

script=$(lua child.lua <<'LUA'
eco.run(function()
    error 'in a task'
end)
LUA
)
run "$ECO" "$script"
is stderr "$err" "$script:2: in a task
stack traceback:
	[C]: in function 'error'
	$script:2: in function <$script:1>
resumed by stack traceback:
	[C]: in function 'run'
	$script:1: in main chunk"
