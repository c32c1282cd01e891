# shellcheck shell=bash disable=SC2030,SC2031,SC2034,SC2154,SC2164
# SPDX-License-Identifier: MIT
# Sourced by scripts/cross, which has set $sysroot, $sources, $tools, $triplet, $libc, $emulate: builds the
# libraries that eco needs from Debian's sources, for musl and for size, into the sysroot.

source_packages=(luajit libuv1 mbedtls zlib ncurses libedit)
size_flags='-Os -fomit-frame-pointer -ffunction-sections -fdata-sections'
# The prompt on a machine without a terminfo database.
terminals=linux,vt100,vt220,xterm,xterm-256color,screen,screen-256color,tmux-256color

prefix=$sysroot/usr/lib/$libc # libraries and, in a directory below it, pkg-config's files
headers=$sysroot/usr/include/$libc

# source_of PACKAGE: a fresh copy of its source, built there.
source_of() {
    local copy=$here/libraries/$1
    rm -rf "$copy"
    mkdir -p "$here/libraries"
    cp -a "$sources/$1" "$copy"
    echo "$copy"
}

# provide PKG-CONFIG-NAME LIBRARY...: what Meson's dependency() finds.
provide() {
    local name=$1
    shift
    mkdir -p "$prefix/pkgconfig"
    printf 'Name: %s\nDescription: %s\nVersion: 0\nLibs:%s\n' "$name" "$name" "$(printf ' -l%s' "$@")" \
        >"$prefix/pkgconfig/$name.pc"
}

with_cmake() { # DIRECTORY TARGET OPTION...
    local directory=$1 target=$2
    shift 2
    quietly cmake -S "$directory" -B "$directory/made" -DCMAKE_SYSTEM_NAME=Linux \
        -DCMAKE_C_COMPILER="$tools/cc" -DCMAKE_AR="$(command -v "$triplet-gcc-ar")" \
        -DCMAKE_RANLIB="$(command -v "$triplet-gcc-ranlib")" -DCMAKE_BUILD_TYPE=None \
        -DCMAKE_C_FLAGS="$size_flags" "$@"
    quietly cmake --build "$directory/made" --target "$target" --parallel
}

# Its own tools have to see the types of the machine it is made for: they run there.
build_luajit() {
    local directory
    directory=$(source_of luajit)/src
    quietly make -C "$directory" --jobs="$(nproc)" libluajit.a LJCORE_O=ljamalg.o BUILDMODE=static TARGET_SYS=Linux \
        HOST_CC="$tools/cc" CC="$tools/cc" TARGET_AR="$triplet-ar rcus" CCOPT="$size_flags" CCDEBUG= \
        MINILUA_X="$emulate host/minilua" BUILDVM_X="$emulate host/buildvm"
    cp "$directory/libluajit.a" "$prefix"
    cp "$directory"/{lua.h,lua.hpp,lualib.h,lauxlib.h,luajit.h,luaconf.h} "$headers"
    provide luajit luajit
}

build_libuv1() {
    local directory
    directory=$(source_of libuv1)
    with_cmake "$directory" uv_a -DLIBUV_BUILD_TESTS=OFF
    cp "$directory/made/libuv_a.a" "$prefix"
    cp -r "$directory/include/." "$headers"
    provide libuv-static uv_a
}

build_mbedtls() {
    local directory
    directory=$(source_of mbedtls)
    with_cmake "$directory" mbedcrypto -DENABLE_TESTING=OFF -DENABLE_PROGRAMS=OFF
    cp "$directory/made/library/libmbedcrypto.a" "$prefix"
    cp -r "$directory/include/mbedtls" "$headers"
}

build_zlib() {
    local directory
    directory=$(source_of zlib)
    (
        cd "$directory"
        export CC="$tools/cc" CFLAGS="$size_flags" AR="$triplet-gcc-ar" RANLIB="$triplet-gcc-ranlib"
        quietly ./configure --static
        quietly make --jobs="$(nproc)" libz.a
    )
    cp "$directory/libz.a" "$prefix"
    cp "$directory"/{zlib.h,zconf.h} "$headers"
    provide zlib z
}

# Of ncurses only terminfo.
build_ncurses() {
    local directory
    directory=$(source_of ncurses)
    (
        cd "$directory"
        export CC="$tools/cc" CFLAGS="$size_flags" BUILD_CC=gcc
        quietly ./configure --host="$libc" --build="$(gcc -dumpmachine)" --with-termlib=tinfo \
            --without-cxx --without-ada --without-debug --without-manpages --without-progs --without-tests \
            --disable-widec --disable-db-install --disable-home-terminfo \
            --with-default-terminfo-dir=/usr/share/terminfo \
            --with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo \
            --with-fallbacks="$terminals" --with-tic-path=/usr/bin/tic --with-infocmp-path=/usr/bin/infocmp
        quietly make --jobs="$(nproc)" -C include
        quietly make --jobs="$(nproc)" -C ncurses ../lib/libtinfo.a
    )
    cp "$directory/lib/libtinfo.a" "$prefix"
    cp "$directory"/include/{curses.h,term.h,termcap.h,ncurses_dll.h,unctrl.h} "$headers"
}

# Without Debian's patches it needs no libbsd. Wide characters are Unicode in musl, which does not say so.
build_libedit() {
    local directory
    directory=$(source_of libedit)
    (
        cd "$directory"
        export CC="$tools/cc" CFLAGS="$size_flags -D__STDC_ISO_10646__=201206L"
        export AR="$triplet-gcc-ar" RANLIB="$triplet-gcc-ranlib"
        quietly ./configure --host="$libc" --disable-shared --disable-examples
        quietly make --jobs="$(nproc)" -C src
    )
    cp "$directory/src/.libs/libedit.a" "$prefix"
    cp "$directory/src/histedit.h" "$headers"
    provide libedit edit tinfo
}
