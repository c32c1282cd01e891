# SPDX-License-Identifier: MIT
# examples/pipeline.lua counts like wc, from a file and from a pipe.
. tests/lib/programs.sh

run "$ECO" examples/pipeline.lua <LICENSE
is stdout "$out" "$(wc -w <LICENSE) words"
run sh -c 'cat LICENSE CONTRIBUTING.md | "$ECO" examples/pipeline.lua'
is stdout "$out" "$(cat LICENSE CONTRIBUTING.md | wc -w) words"
