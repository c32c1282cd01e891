# SPDX-License-Identifier: MIT
# Thousands of arguments; more than the VM can take is refused in order.
. tests/lib/check.sh
script=$(echo 'print(select("#", ...), #arg, (select(-1, ...)))' | lua many.lua)

# shellcheck disable=SC2046
run "$ECO" "$script" $(seq 1 5000)
is status "$status" 0
is stdout "$out" '5000	5000	5000'
# shellcheck disable=SC2046
run "$ECO" "$script" $(seq 1 20000)
is status "$status" 1
is stdout "$out" ''
starts stderr "$err" 'eco: too many arguments'
