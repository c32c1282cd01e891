# SPDX-License-Identifier: MIT
# What the prompt has opened for itself is not passed on to a command.
. tests/lib/terminal.sh
[ -d /proc/self/fd ] || skip 'no /proc'

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'os.execute "echo open: $(ls /proc/self/fd | tr \"\\n\" \" \"; echo end)"'
await '^open: 0 1 2 [0-9]* end$' # and the folder itself
