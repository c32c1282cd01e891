#!/bin/sh
# SPDX-License-Identifier: MIT
# More arguments than a Lua function can take are an error message, not a crash.
. tests/lib/check.sh

script=$(lua args.lua <<'END'
print(select('#', ...))
END
)
# shellcheck disable=SC2046
run "$ECO" "$script" $(seq 1 7000)
is status "$status" 0
is stdout "$out" 7000
# shellcheck disable=SC2046
run "$ECO" "$script" $(seq 1 9000)
is status "$status" 1
has stderr "$err" 'too many arguments'
