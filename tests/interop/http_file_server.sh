# SPDX-License-Identifier: MIT
# examples/http_file_server.lua serves curl, and shows nothing outside its directory.
. tests/lib/programs.sh
needs curl nc

mkdir -p "$tmp/www/sub dir"
echo '<p>hello' >"$tmp/www/index.html"
head -c 5000000 /dev/urandom >"$tmp/www/sub dir/large.bin"
: >"$tmp/www/empty.txt"
echo secret >"$tmp/secret.txt"

start server "$ECO" examples/http_file_server.lua "$tmp/www"
find_port server
url=http://127.0.0.1:$port

# get ARGUMENTS... leaves the headers in $headers and the body in $tmp/body.
get() {
    : >"$tmp/body"
    run curl -sS --max-time 10 --path-as-is -D "$tmp/headers" -o "$tmp/body" "$@"
    headers=$(tr -d '\r' <"$tmp/headers")
}

get "$url/"
starts headers "$headers" 'HTTP/1.1 200 OK'
has headers "$headers" 'Content-Type: text/html'
is body "$(cat "$tmp/body")" '<p>hello'

get "$url/sub%20dir/large.bin?version=2"
cmp "$tmp/body" "$tmp/www/sub dir/large.bin" || fail 'another file arrived'
has headers "$headers" 'Content-Length: 5000000'

get "$url/empty.txt"
has headers "$headers" 'Content-Length: 0'

get -I "$url/sub%20dir/large.bin"
starts headers "$headers" 'HTTP/1.1 200 OK'
has headers "$headers" 'Content-Length: 5000000'

for path in /absent /../secret.txt /sub%20dir/../../secret.txt /%2e%2e/secret.txt \
    /..%2fsecret.txt '/sub%20dir' /index.html%00.txt; do
    get "$url$path"
    starts "headers of $path" "$headers" 'HTTP/1.1 404 Not Found'
    is "body of $path" "$(cat "$tmp/body")" '404 Not Found'
done

get -X DELETE "$url/"
starts headers "$headers" 'HTTP/1.1 405 Method Not Allowed'

# One connection for two requests.
run curl -sS --max-time 10 -w '%{num_connects}\n' -o /dev/null -o /dev/null "$url/" "$url/empty.txt"
is 'connections made by each request' "$out" '1
0'

# What is no HTTP is refused, and the connection closed.
answer() {
    "$@" | nc -w 10 127.0.0.1 "$port" | sed -n 1p | tr -d '\r'
}
is answer "$(answer printf 'nonsense\r\n\r\n')" 'HTTP/1.1 400 Bad Request'
is answer "$(answer printf 'GET / HTTP/1.1\r\nX: %09000d\r\n\r\n' 1)" \
    'HTTP/1.1 431 Request Header Fields Too Large'
