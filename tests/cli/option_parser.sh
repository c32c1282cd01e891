# SPDX-License-Identifier: MIT
# cli.run prints help on stdout with status 0, and what is wrong on stderr with status 1.
. tests/lib/check.sh

script=$(lua tool.lua <<'END'
require 'eco.cli'.run {
    { name = 'file', short = 'f', type = 'string', required = true, help = 'what to read' },
    commands = {
        { name = 'show', help = 'shows it', args = '[LINE]', run = function(opts)
            print(opts.file, opts.args[1])
        end },
        { name = 'fail', run = function() return nil, 'no such thing' end },
    },
}
print 'goes on'
END
)

run "$ECO" "$script" -fx show 3
is status "$status" 0
is stdout "$out" 'x	3
goes on'

run "$ECO" "$script" --help
is status "$status" 0
is stderr "$err" ''
is stdout "$out" 'Usage: tool.lua [options] command

Commands:
  show  shows it
  fail

Options:
  -f, --file FILE  what to read (required)
  -h, --help       print this and exit'

run "$ECO" "$script" show -h
is status "$status" 0
is stdout "$out" 'Usage: tool.lua show [options] [LINE]

shows it

Options of tool.lua:
  -f, --file FILE  what to read (required)
  -h, --help       print this and exit'

# fails_with MESSAGE PROGRAM ARGUMENT...
fails_with() {
    message=$1 program=$2
    shift 2
    run "$ECO" "$script" "$@"
    is status "$status" 1
    is stdout "$out" ''
    is stderr "$err" "$program: $message
Try '$program --help'."
}
fails_with "unknown option '-z'" tool.lua -z
fails_with "unknown option '--no-help'" tool.lua --no-help
fails_with "option 'help' does not take a value" tool.lua --help=x
fails_with "unknown command 'shw'" tool.lua shw
fails_with "required option 'file' is missing" 'tool.lua show' show
fails_with 'a command is missing' tool.lua -fx

run "$ECO" "$script" -fx fail
is status "$status" 1
is stdout "$out" ''
is stderr "$err" 'tool.lua fail: no such thing'
