# SPDX-License-Identifier: MIT
# What a script has printed can be seen while it waits, also where it goes to a file.
. tests/lib/programs.sh

start script "$ECO" -e 'print "ready" eco.sleep(60)'
until_has script ready
