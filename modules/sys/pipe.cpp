// SPDX-License-Identifier: MIT
#include "modules/sys/pipe.h"

#include "runtime/await.h"
#include "runtime/runtime.h"

namespace eco {

const ObjectType Pipe::kType = {"pipe", kPipeKey};

void Pipe::adopt(lua_State* L, int fd) { descriptor = Runtime::from(L).poller().adopt(fd); }

void Pipe::release() {
    if (closed()) return;
    if (descriptor->waited_for()) {
        // Failing calls may collect garbage, and a finaliser may call this function.
        const DescriptorRef kept(&*descriptor);
        wake_all(kept->read, "canceled");
        wake_all(kept->write, "canceled");
        if (closed()) return;
    }
    descriptor->close();
    descriptor = DescriptorRef();
    buffer.clear();
}

static int pipe_read(lua_State* L) {
    auto* self = check<Pipe>(L, 1);
    if (lua_isnoneornil(L, 2)) luaL_argerror(L, 2, "invalid format");
    return stream::read(L, *self);
}

template <int (*kCall)(lua_State*, Stream&)>
static int pipe_call(lua_State* L) {
    return kCall(L, *check<Pipe>(L, 1));
}

static int pipe_write(lua_State* L) {
    auto* self = check<Pipe>(L, 1);
    check_string(L, 2);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (!self->closed()) {
        check_alone(L, *self->descriptor, self->descriptor->write, static_cast<Object*>(self));
    }
    return stream::write(L, *self, limit);
}

static int pipe_close(lua_State* L) {
    check<Pipe>(L, 1)->release();
    return 0;
}

static int pipe_tostring(lua_State* L) {
    const auto* self = check<Pipe>(L, 1);
    if (self->closed()) {
        lua_pushliteral(L, "pipe: closed");
    } else {
        lua_pushfstring(L, "pipe: fd %d", self->fd());
    }
    return 1;
}

void define_pipe(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"read", pipe_read},
        {"readfull", pipe_call<stream::read_full>},
        {"readuntil", pipe_call<stream::read_until>},
        {"write", pipe_write},
        {"close", pipe_close},
        {nullptr, nullptr},
    };
    define_type(L, Pipe::kType, kMethods, collect<Pipe>, pipe_tostring);
}

}  // namespace eco
