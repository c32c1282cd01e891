# SPDX-License-Identifier: MIT
# Every example is run by a test, and says in its header what it does and how to run it.
. tests/lib/check.sh

for example in examples/*.lua; do
    run grep -lF "$example" tests/interop/*.sh
    is "status of looking for $example" "$status" 0
    run sed -n 1,4p "$example"
    starts "header of $example" "$out" '#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- '
    has "header of $example" "$out" '
-- Run'
done
