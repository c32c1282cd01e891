# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: MIT
# Sourced by the scripts beside it (bash): what eco needs from the system, and how it is built.
# Everything here reports on stderr and leaves stdin alone: both ends belong to the user's script.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

# doctest is here because Meson would remember that it was missing.
build_packages=(g++ meson ninja-build pkg-config python3
    libluajit-5.1-dev libuv1-dev libedit-dev libmbedtls-dev zlib1g-dev doctest-dev)
test_packages=(bsdextrautils busybox cmark-gfm curl dnsmasq-base iperf3 iproute2 iputils-ping lua-cjson lua-filesystem lua-lpeg luajit luarocks mandoc netcat-openbsd openssl procps socat strace systemd tcpdump tidy tmux xxd zsh)

say() { echo "eco: $*" >&2; }

die() {
    say "$@"
    exit 1
}

# Runs a command quietly: its output is shown only if it fails, and then this is the end.
quietly() {
    local output
    output=$("$@" </dev/null 2>&1) || {
        printf '%s\n' "$output" >&2
        die "failed: $*"
    }
}

# Installs those of the packages that are missing; exits with their list where it cannot.
require_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it misses
    local installed name missing=() as_root=()
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for name in "$@"; do
        grep -qxF "$name installed" <<<"$installed" || missing+=("$name")
    done
    ((${#missing[@]})) || return 0

    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            die "these packages are missing, and only root can install them: ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
    "${apt[@]}" update </dev/null >/dev/null 2>&1 || say 'apt-get update failed; trying without it'
    quietly "${apt[@]}" install --yes --no-install-recommends "${missing[@]}"
}

# build DIR TARGET [MESON OPTION...]: configures DIR the first time, then lets ninja decide what to do.
# One at a time: ninja does not look after that.
build() {
    local dir=$root/$1 target=$2
    shift 2
    mkdir -p "$dir"
    exec 9>"$dir/.lock"
    flock 9
    if [ ! -f "$dir/build.ninja" ]; then
        say "configuring and building in $dir"
        quietly meson setup "$@" "$dir" "$root"
    fi
    ninja -C "$dir" "$target" </dev/null 2>&1 9>&- | {
        grep --line-buffered -v -e '^ninja: Entering directory' -e '^ninja: no work to do' || true
    } >&2 || die "the build failed"
    exec 9>&-
}
