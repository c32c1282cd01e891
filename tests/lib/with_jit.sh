#!/bin/sh
# SPDX-License-Identifier: MIT
# with_jit.sh off|hot ECO [ARGUMENT...]: a wrapper for `meson test`: eco without its compiler, or with
# one that compiles each loop and each side exit at the first chance.
how=$1 program=$2
shift 2
case $how:${program##*/} in
off:eco) set -- -joff "$@" ;;
hot:eco) set -- -e "jit.opt.start('hotloop=1', 'hotexit=1')" "$@" ;;
esac
exec "$program" "$@"
