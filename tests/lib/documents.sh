# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# Blocks of code in Markdown. Sourced behind check.sh.

# extract LANGUAGE PAGE NAME: writes the blocks to NAME.1.LANGUAGE, NAME.2.LANGUAGE ..., with their lines
# where they are in the page.
extract() {
    awk -v language="$1" -v name="$3" '
        $0 == "```" language {
            file = name "." ++count "." language
            printf "" >file
            for (i = 1; i <= FNR; i++) print "" >file
            next
        }
        /^```/ { file = "" }
        file { print >file }
    ' "$2"
}
