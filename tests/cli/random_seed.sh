# SPDX-License-Identifier: MIT
# math.random starts elsewhere in every process, also within the same moment.
. tests/lib/check.sh
run sh -c 'for _ in 1 2 3 4 5 6; do "$ECO" -e "print(math.random(2^40))"; done | sort -u | wc -l'
is 'number of different numbers' "$out" 6
