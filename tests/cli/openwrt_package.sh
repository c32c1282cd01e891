# SPDX-License-Identifier: MIT
# packaging/openwrt/Makefile, read by make in a stub of OpenWrt's build system: the variables of both
# packages, the arguments for Meson, and the rules, which are run.
. tests/lib/check.sh
command -v make >/dev/null || skip 'make is not installed'

mkdir "$tmp/include"
cat >"$tmp/rules.mk" <<'END'
INCLUDE_DIR:=$(TOPDIR)/include
INSTALL_DIR:=install -d -m0755
INSTALL_BIN:=install -m0755
CP:=cp -fpR
PKG_BUILD_DIR:=$(TOPDIR)/work
PKG_INSTALL_DIR:=$(TOPDIR)/installed
BUILD_DIR:=$(TOPDIR)
END
# What BuildPackage does with a description: its variables, and its rules as targets.
cat >"$tmp/include/package.mk" <<'END'
FIELDS:=SECTION CATEGORY SUBMENU TITLE DEPENDS PROVIDES CONFLICTS VARIANT DEFAULT_VARIANT BUILDONLY
define BuildPackage
$(foreach field,$(FIELDS),$(eval $(field):=))
$(eval $(Package/$(1)))
$(1)-text:=$(foreach field,$(FIELDS),$(field)=$($(field));)
show-$(1):
	@echo '$$($(1)-text)'
install-$(1):
	$$(call Package/$(1)/install,$(TOPDIR)/root)
endef
prepare:
	$(Build/Prepare)
dev:
	$(call Build/InstallDev,$(TOPDIR)/staging)
arguments:
	@echo '$(MESON_ARGS)'
END
: >"$tmp/include/meson.mk"
openwrt() {
    run make -s --warn-undefined-variables -C packaging/openwrt TOPDIR="$tmp" "$@"
    is 'status of make' "$status" 0
}

openwrt show-eco
has eco "$out" 'SECTION=lang; CATEGORY=Languages; SUBMENU=Lua;'
has eco "$out" 'DEPENDS=+luajit +libuv +libstdcpp +libmbedtls +zlib +libedit;'
has eco "$out" 'VARIANT=full; DEFAULT_VARIANT=1;'
openwrt show-eco-tiny
has eco-tiny "$out" 'DEPENDS=+luajit +libuv +libstdcpp +libmbedtls +zlib;'
has eco-tiny "$out" 'CONFLICTS=eco; VARIANT=tiny; DEFAULT_VARIANT=;'

openwrt arguments BUILD_VARIANT=full
is 'arguments' "$out" '-Dstatic=false -Dlibedit=enabled -Dprofile=full'
openwrt arguments BUILD_VARIANT=tiny
is 'arguments' "$out" '-Dstatic=false -Dlibedit=disabled -Dprofile=tiny'
for name in static libedit profile; do
    grep -q "^option('$name'" meson_options.txt || fail "meson_options.txt has no $name"
done

openwrt prepare
for file in meson.build runtime/main.cpp stdlib/eco/socket.lua scripts/embed.py LICENSE; do
    cmp "$file" "$tmp/work/$file" || fail "$file is not in the build directory"
done
[ ! -e "$tmp/work/build" ] || fail 'what was built before is copied'

mkdir -p "$tmp/installed/usr/bin" "$tmp/installed/usr/include/eco" "$tmp/installed/usr/lib/pkgconfig"
for file in bin/eco include/eco/runtime.h lib/libeco.a lib/pkgconfig/eco.pc; do
    echo "$file" >"$tmp/installed/usr/$file"
done
openwrt install-eco
is 'the package' "$(cd "$tmp/root" && find . -type f)" ./usr/bin/eco
[ -x "$tmp/root/usr/bin/eco" ] || fail 'eco is no program'
rm -r "$tmp/root"
openwrt install-eco-tiny
is 'the tiny package' "$(cd "$tmp/root" && find . -type f)" ./usr/bin/eco
openwrt dev
is 'for development' "$(cd "$tmp/staging" && find . -type f | LC_ALL=C sort | tr '\n' ' ')" \
    './usr/include/eco/runtime.h ./usr/lib/libeco.a ./usr/lib/pkgconfig/eco.pc '

# One version everywhere.
version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" meson.build | head -n 1)
grep -qx "PKG_VERSION:=$version" packaging/openwrt/Makefile || fail 'OpenWrt has another version'
