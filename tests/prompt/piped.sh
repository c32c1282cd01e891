# SPDX-License-Identifier: MIT
# A prompt that reads from a pipe: what a task prints meanwhile gets lines of its own, a stop and a
# continuation change nothing, and what is written to a pipe that is full comes late, not never.
. tests/lib/check.sh

mkfifo "$tmp/in" "$tmp/out"
"$ECO" -i <"$tmp/in" >"$tmp/out" 2>&1 &
prompt=$!
exec 3>"$tmp/in" 4<"$tmp/out"
echo 'eco.run(function() eco.sleep(0.05) print "from the task" end) x = 1' >&3
while read -r line <&4; do
    [ "$line" = 'from the task' ] && break
done
is 'the line' "$line" 'from the task'
kill -CONT $prompt
echo 'print(("y"):rep(300000))' >&3
echo '"the end"' >&3
exec 3>&-
cat <&4 >"$tmp/rest"
status=0
wait $prompt || status=$?
is status "$status" 0
is 'what came' "$(tr -dc y <"$tmp/rest" | wc -c)" 300000
has rest "$(tail -c 100 "$tmp/rest")" '"the end"'
