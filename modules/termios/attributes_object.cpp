// SPDX-License-Identifier: MIT
//
// The methods of attributes.
#include <cerrno>

#include "modules/termios/termios.h"

namespace eco {

const ObjectType AttributesObject::kType = {"termios", kAttributesKey};

static Attributes& self_at_1(lua_State* L) { return check<AttributesObject>(L, 1)->attributes; }

// The flags that the name at 2 begins with the letter of.
static uint32_t& check_flags(lua_State* L, Attributes& self) {
    const std::string_view kind = check_string(L, 2);
    uint32_t* flags = kind.empty() ? nullptr : self.flags(kind[0]);
    if (flags == nullptr) luaL_argerror(L, 2, "invalid type");
    return *flags;
}

static uint32_t check_bits(lua_State* L, int arg) {
    return static_cast<uint32_t>(check_integer(L, arg, 0, UINT32_MAX));
}

// set_flag(kind, bits)
static int set_flag(lua_State* L) {
    uint32_t& flags = check_flags(L, self_at_1(L));
    flags |= check_bits(L, 3);
    return 0;
}

// clr_flag(kind, bits)
static int clear_flag(lua_State* L) {
    uint32_t& flags = check_flags(L, self_at_1(L));
    flags &= ~check_bits(L, 3);
    return 0;
}

// get_flag(kind[, mask])
static int get_flag(lua_State* L) {
    const uint32_t flags = check_flags(L, self_at_1(L));
    const auto mask = static_cast<uint32_t>(opt_integer(L, 3, 0, UINT32_MAX, UINT32_MAX));
    lua_pushnumber(L, flags & mask);
    return 1;
}

static unsigned char& check_control(lua_State* L) {
    Attributes& self = self_at_1(L);
    const double index = luaL_checknumber(L, 2);
    if (!(index >= 0 && index < NCCS) || index != static_cast<int>(index) ||
        !is_control_index(static_cast<int>(index))) {
        luaL_argerror(L, 2, "invalid cc name");
    }
    return self.control(static_cast<int>(index));
}

// set_cc(index, value)
static int set_control(lua_State* L) {
    unsigned char& control = check_control(L);
    control = static_cast<unsigned char>(check_integer(L, 3, 0, 255));
    return 0;
}

// get_cc(index)
static int get_control(lua_State* L) {
    lua_pushnumber(L, check_control(L));
    return 1;
}

template <uint32_t (Attributes::*kRate)() const>
static int get_speed(lua_State* L) {
    lua_pushnumber(L, Attributes::constant_of((self_at_1(L).*kRate)()));
    return 1;
}

static int get_baud(lua_State* L) {
    const Attributes& self = self_at_1(L);
    lua_pushnumber(L, self.output_rate());
    lua_pushnumber(L, self.input_rate());
    return 2;
}

// set_speed(rate), and of one direction only.
template <bool kInput, bool kOutput>
static int set_speed(lua_State* L) {
    Attributes& self = self_at_1(L);
    uint32_t rate = 0;
    if (!Attributes::to_rate(check_integer(L, 2, 0, UINT32_MAX), &rate)) {
        return push_error(L, EINVAL);
    }
    if (kOutput) self.set_output_rate(rate);
    if (kInput) self.set_input_rate(rate);
    return push_true(L);
}

static int make_raw(lua_State* L) {
    self_at_1(L).make_raw();
    return 0;
}

static int clone(lua_State* L) {
    push_new<AttributesObject>(L, self_at_1(L));
    return 1;
}

static int describe(lua_State* L) {
    Attributes& self = self_at_1(L);
    char framing[4];
    self.framing(framing);
    lua_pushfstring(L, "termios: %f %s%s%s", static_cast<lua_Number>(self.output_rate()), framing,
                    (*self.flags('l') & ICANON) != 0 ? " icanon" : "",
                    (*self.flags('l') & ECHO) != 0 ? " echo" : "");
    return 1;
}

void define_attributes_type(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"set_flag", set_flag},
        {"clr_flag", clear_flag},
        {"get_flag", get_flag},
        {"set_cc", set_control},
        {"get_cc", get_control},
        {"get_ispeed", get_speed<&Attributes::input_rate>},
        {"get_ospeed", get_speed<&Attributes::output_rate>},
        {"get_baud", get_baud},
        {"set_ispeed", set_speed<true, false>},
        {"set_ospeed", set_speed<false, true>},
        {"set_speed", set_speed<true, true>},
        {"raw", make_raw},
        {"clone", clone},
        {nullptr, nullptr},
    };
    define_type(L, AttributesObject::kType, kMethods, collect<AttributesObject>, describe);
}

}  // namespace eco
