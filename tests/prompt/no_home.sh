# SPDX-License-Identifier: MIT
# Where there is no home the prompt works, without a history; a relative one is none.
. tests/lib/terminal.sh

unset XDG_STATE_HOME
for environment in '-u HOME' 'HOME=' 'HOME=relative XDG_STATE_HOME=relative'; do
    open_terminal 80 20 "cd $tmp && env $environment $ECO"
    await '^eco>$'
    enter '6 * 7'
    await '^42$'
    press Up
    await '^eco> 6 \* 7$' # of this session
    press Enter
    enter '.exit'
    await '^status 0$'
    tmux_ kill-server 2>/dev/null || :
done
is 'what was left' "$(ls "$tmp")" ''
