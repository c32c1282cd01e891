// SPDX-License-Identifier: MIT
//
// termios.open and the object that it returns.
#include "modules/termios/serial.h"

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "modules/termios/attributes.h"
#include "modules/termios/closing.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

const ObjectType Serial::kType = {"serial", kSerialKey};

void Serial::release() {
    if (closed()) return;
    // Failing calls may collect garbage, and a finaliser may call this function.
    const DescriptorRef kept(&*descriptor);
    wake_all(draining, "canceled");
    wake_all(kept->read, "canceled");
    wake_all(kept->write, "canceled");
    if (closed()) return;
    close_line(*descriptor);
    descriptor = DescriptorRef();
    buffer.clear();
}

Terminal check_terminal(lua_State* L, int arg) {
    if (auto* serial = to<Serial>(L, arg)) return {serial->fd(), serial};
    if (lua_isuserdata(L, arg)) raise_type(L, arg, "descriptor");
    return {check_int(L, arg), nullptr};
}

int flush(const Terminal& terminal, int queue) {
    if (ioctl(terminal.fd, TCFLSH, queue) != 0) return errno;
    if (terminal.serial != nullptr && queue != TCOFLUSH) terminal.serial->buffer.clear();
    return 0;
}

int push_closed(lua_State* L) { return push_failure(L, "closed"); }

// ---- opening -----------------------------------------------------------------------------------

// A driver may take the nearest rate it can make; a line bears some percent.
static bool is_near(uint32_t got, uint32_t wanted) {
    const int64_t difference = static_cast<int64_t>(got) - static_cast<int64_t>(wanted);
    return (difference < 0 ? -difference : difference) * 20 <= static_cast<int64_t>(wanted);
}

// Every byte as it is, without a modem. Returns 0 or an errno value.
static int set_up(int fd, uint32_t rate, std::string_view framing) {
    Attributes modes;
    if (const int error = modes.load(fd)) return error;
    modes.make_raw();
    modes.set_framing(framing);
    *modes.flags('c') |= CLOCAL | CREAD;
    *modes.flags('c') &= ~static_cast<uint32_t>(CRTSCTS);
    if ((*modes.flags('c') & PARENB) != 0) *modes.flags('i') |= INPCK;
    modes.set_output_rate(rate);
    modes.set_input_rate(0);
    if (const int error = modes.store(fd)) return error;
    if (const int error = modes.load(fd)) return error;
    return is_near(modes.output_rate(), rate) ? 0 : EINVAL;
}

int open_serial(lua_State* L) {
    const char* path = check_path(L, 1);
    uint32_t rate = 0;
    if (!Attributes::to_rate(check_integer(L, 2, 1, UINT32_MAX), &rate)) {
        luaL_argerror(L, 2, "not a rate");
    }
    const std::string_view framing = lua_isnoneornil(L, 3) ? "8N1" : check_string(L, 3);
    if (!Attributes().set_framing(framing)) luaL_argerror(L, 3, "not of the form '8N1'");

    auto* serial = push_new<Serial>(L, DescriptorRef());
    // It could wait for a carrier.
    const int fd = open_descriptor(
        L, [path] { return open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC); });
    if (fd < 0) return push_error(L, errno);
    serial->descriptor = Runtime::from(L).poller().adopt(fd);
    serial->is_terminal = true;
    if (const int error = set_up(fd, rate, framing)) {
        serial->release();
        return push_error(L, error);
    }
    return 1;
}

// ---- methods -----------------------------------------------------------------------------------

template <int (*kCall)(lua_State*, Stream&)>
static int serial_call(lua_State* L) {
    return kCall(L, *check<Serial>(L, 1));
}

static int serial_write(lua_State* L) {
    auto* self = check<Serial>(L, 1);
    check_string(L, 2);
    return stream::write(L, *self, check_io_timeout(L, 3));
}

static int serial_getfd(lua_State* L) {
    lua_pushnumber(L, check<Serial>(L, 1)->fd());
    return 1;
}

static int serial_close(lua_State* L) {
    check<Serial>(L, 1)->release();
    return 0;
}

static int serial_tostring(lua_State* L) {
    auto* self = check<Serial>(L, 1);
    Attributes modes;
    if (self->closed()) {
        lua_pushliteral(L, "serial: closed");
    } else if (modes.load(self->fd()) != 0) {
        lua_pushfstring(L, "serial: fd %d, gone", self->fd());
    } else {
        char framing[4];
        modes.framing(framing);
        lua_pushfstring(L, "serial: fd %d, %f %s", self->fd(),
                        static_cast<lua_Number>(modes.output_rate()), framing);
    }
    return 1;
}

void define_serial_type(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"read", serial_call<stream::read>},
        {"readfull", serial_call<stream::read_full>},
        {"readuntil", serial_call<stream::read_until>},
        {"peek", serial_call<stream::peek>},
        {"discard", serial_call<stream::discard>},
        {"write", serial_write},
        {"getfd", serial_getfd},
        {"close", serial_close},
        {nullptr, nullptr},
    };
    define_type(L, Serial::kType, kMethods, collect<Serial>, serial_tostring);
}

}  // namespace eco
