// SPDX-License-Identifier: MIT
//
// eco.termios: the table of contents, and what needs no waiting.
#include <cerrno>
#include <climits>

#include <unistd.h>

#include "modules/termios/drain.h"
#include "modules/termios/serial.h"
#include "modules/termios/termios.h"
#include "runtime/terminal_guard.h"

namespace eco {

// ---- attributes --------------------------------------------------------------------------------

// tcgetattr(terminal)
static int get_attributes(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    if (terminal.closed()) return push_closed(L);
    Attributes attributes;
    if (const int error = attributes.load(terminal.fd)) return push_error(L, error);
    push_new<AttributesObject>(L, attributes);
    return 1;
}

int set_now(lua_State* L, int fd, const Attributes& attributes) {
    using namespace terminal_guard;
    static_assert(kInput == STDIN_FILENO && kError == STDERR_FILENO);
    if (fd >= kInput && fd <= kError && !saved(static_cast<Slot>(fd))) {
        save(static_cast<Slot>(fd), fd);
    }
    const int error = attributes.store(fd);
    return error == 0 ? push_true(L) : push_error(L, error);
}

// tcsetattr(terminal, action, attributes)
static int set_attributes(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    const int action = check_int(L, 2);
    const Attributes& attributes = check<AttributesObject>(L, 3)->attributes;
    if (terminal.closed()) return push_closed(L);
    if (action == TCSANOW) return set_now(L, terminal.fd, attributes);
    if (action != TCSADRAIN && action != TCSAFLUSH) return push_error(L, EINVAL);
    return set_when_drained(L, action == TCSAFLUSH);
}

// tcflush(terminal, queue)
static int flush_queue(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    const int queue = check_int(L, 2);
    if (terminal.closed()) return push_closed(L);
    const int error = flush(terminal, queue);
    return error == 0 ? push_true(L) : push_error(L, error);
}

// tcflow(terminal, action)
static int control_flow(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    const int action = check_int(L, 2);
    if (terminal.closed()) return push_closed(L);
    return push_outcome(L, ioctl(terminal.fd, TCXONC, action));
}

// ---- size and modem lines ----------------------------------------------------------------------

// winsize(terminal) → rows, columns
static int get_size(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    if (terminal.closed()) return push_closed(L);
    winsize size = {};
    if (ioctl(terminal.fd, TIOCGWINSZ, &size) != 0) return push_error(L, errno);
    lua_pushnumber(L, size.ws_row);
    lua_pushnumber(L, size.ws_col);
    return 2;
}

// set_winsize(terminal, rows, columns)
static int set_size(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    winsize size = {};
    size.ws_row = static_cast<unsigned short>(check_integer(L, 2, 0, USHRT_MAX));
    size.ws_col = static_cast<unsigned short>(check_integer(L, 3, 0, USHRT_MAX));
    if (terminal.closed()) return push_closed(L);
    return push_outcome(L, ioctl(terminal.fd, TIOCSWINSZ, &size));
}

static constexpr struct {
    const char* name;
    int bit;
} kLines[] = {
    {"rts", TIOCM_RTS}, {"dtr", TIOCM_DTR}, {"cts", TIOCM_CTS},
    {"dsr", TIOCM_DSR}, {"cd", TIOCM_CAR},  {"ri", TIOCM_RNG},
};
static constexpr int kOurLines = TIOCM_RTS | TIOCM_DTR;

// modem(terminal) → table
static int get_modem(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    if (terminal.closed()) return push_closed(L);
    int bits = 0;
    if (ioctl(terminal.fd, TIOCMGET, &bits) != 0) return push_error(L, errno);
    lua_newtable(L);
    for (const auto& line : kLines) {
        lua_pushboolean(L, (bits & line.bit) != 0);
        lua_setfield(L, -2, line.name);
    }
    return 1;
}

// set_modem(terminal, {rts = boolean, dtr = boolean})
static int set_modem(lua_State* L) {
    const Terminal terminal = check_terminal(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    int on = 0;
    int off = 0;
    for (const auto& line : kLines) {
        if ((line.bit & kOurLines) == 0) continue;
        lua_getfield(L, 2, line.name);
        if (!lua_isnil(L, -1) && !lua_isboolean(L, -1)) {
            luaL_argerror(L, 2, lua_pushfstring(L, "field '%s' must be a boolean", line.name));
        }
        if (!lua_isnil(L, -1)) (lua_toboolean(L, -1) != 0 ? on : off) |= line.bit;
        lua_pop(L, 1);
    }
    if (terminal.closed()) return push_closed(L);
    // Also with no bit to change: it tells whether there are such lines.
    if (on != 0 || off == 0) {
        if (ioctl(terminal.fd, TIOCMBIS, &on) != 0) return push_error(L, errno);
    }
    return push_outcome(L, off != 0 ? ioctl(terminal.fd, TIOCMBIC, &off) : 0);
}

}  // namespace eco

extern "C" int luaopen_eco_termios(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"open", open_serial},       {"tcgetattr", get_attributes}, {"tcsetattr", set_attributes},
        {"tcflush", flush_queue},    {"tcflow", control_flow},      {"tcdrain", tcdrain_terminal},
        {"tcsendbreak", send_break}, {"winsize", get_size},         {"set_winsize", set_size},
        {"modem", get_modem},        {"set_modem", set_modem},      {nullptr, nullptr},
    };
    define_attributes_type(L);
    define_serial_type(L);
    define_drain_type(L);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    add_terminal_constants(L);
    return 1;
}
