// SPDX-License-Identifier: MIT
//
// Watching files and directories, by inotify(7). The kernel gives several events at a time; wait()
// hands out one after the other.
#include "modules/file/inotify.h"

#include <cerrno>
#include <climits>
#include <cstring>
#include <string>
#include <unordered_map>

#include <sys/inotify.h>
#include <unistd.h>

#include "modules/file/path.h"
#include "runtime/await.h"
#include "runtime/read_buffer.h"
#include "runtime/runtime.h"
#include "runtime/stream.h"

namespace eco {

struct Watcher : Object {
    static const ObjectType kType;

    explicit Watcher(DescriptorRef ref) : descriptor(std::move(ref)) {}
    ~Watcher() { release(); }
    bool closed() const { return !descriptor; }
    void release();

    DescriptorRef descriptor;
    ReadBuffer events;                           // not yet handed out
    std::unordered_map<int, std::string> paths;  // by watch
};

const ObjectType Watcher::kType = {"inotify", kInotifyKey};

void Watcher::release() {
    if (closed()) return;
    if (descriptor->waited_for()) {
        const DescriptorRef kept(&*descriptor);
        wake_all(kept->read, "canceled");
        if (closed()) return;  // by a finaliser
    }
    descriptor->close();
    descriptor = DescriptorRef();
    events.clear();
    paths.clear();
}

// ---- wait --------------------------------------------------------------------------------------

static std::string full_path(const std::string& directory, const char* name) {
    if (*name == '\0') return directory;
    return directory.back() == '/' ? directory + name : directory + '/' + name;
}

static void push_event(lua_State* L, const inotify_event& event, const char* name,
                       const std::string* path) {
    lua_createtable(L, 0, 5);
    set_field(L, "mask", event.mask);
    if (path == nullptr) return;  // the queue was full: concerns no watch
    set_field(L, "wd", event.wd);
    push(L, full_path(*path, name));
    lua_setfield(L, -2, "name");
    if (*name != '\0') {
        lua_pushstring(L, name);
        lua_setfield(L, -2, "file");
    }
    if (event.cookie != 0) set_field(L, "cookie", event.cookie);
}

// Hands out the next event of a watch that still exists. 0 if there is none.
static int take_event(lua_State* L, Watcher& self) {
    while (!self.events.empty()) {
        const std::string_view bytes = self.events.view();
        inotify_event event;
        std::memcpy(&event, bytes.data(), sizeof event);
        char name[NAME_MAX + 1] = "";
        std::memcpy(name, bytes.data() + sizeof event,
                    std::min<size_t>(event.len, sizeof name - 1));
        self.events.consume(sizeof event + event.len);
        const auto watch = self.paths.find(event.wd);
        const bool known = watch != self.paths.end();
        if (!known && (event.mask & IN_Q_OVERFLOW) == 0) continue;
        const std::string path = known ? watch->second : std::string();
        // The kernel has dropped the watch itself: the file is gone, or one event was enough.
        if (known && (event.mask & IN_IGNORED) != 0) self.paths.erase(watch);
        push_event(L, event, name, known ? &path : nullptr);
        return 1;
    }
    return 0;
}

static int attempt_wait(lua_State* L, Task&) {
    Watcher& self = *to<Watcher>(L, 1);
    for (;;) {
        if (const int results = take_event(L, self)) return results;
        const stream::Scratch scratch;
        const ssize_t count = read(self.descriptor->fd(), scratch.data(), stream::kScratchSize);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno == EAGAIN ? static_cast<int>(kBlocked) : push_error(L, errno);
        self.events.append({scratch.data(), static_cast<size_t>(count)});
    }
}

static const Operation kWait = {"wait", attempt_wait, nullptr, true};

// wait([timeout])
static int watcher_wait(lua_State* L) {
    auto* self = check<Watcher>(L, 1);
    const Nanoseconds limit = check_io_timeout(L, 2);
    if (self->closed()) return push_failure(L, "closed");
    Descriptor& descriptor = *self->descriptor;
    check_may_queue(L, descriptor, descriptor.read, self);
    lua_settop(L, 1);
    return await(L, kWait, descriptor, descriptor.read, self, limit);
}

// ---- watches -----------------------------------------------------------------------------------

static uint32_t check_mask(lua_State* L, int arg) {
    return static_cast<uint32_t>(opt_integer(L, arg, 0, UINT32_MAX, IN_ALL_EVENTS));
}

// add(path[, mask=IN_ALL_EVENTS])
static int watcher_add(lua_State* L) {
    auto* self = check<Watcher>(L, 1);
    const char* path = check_path(L, 2);
    const uint32_t mask = check_mask(L, 3);
    if (self->closed()) return push_failure(L, "closed");
    const int watch = inotify_add_watch(self->descriptor->fd(), path, mask);
    if (watch < 0) return push_error(L, errno);
    self->paths[watch] = path;
    lua_pushnumber(L, watch);
    return 1;
}

// del(wd)
static int watcher_remove(lua_State* L) {
    auto* self = check<Watcher>(L, 1);
    const int watch = check_int(L, 2);
    if (self->closed()) return push_failure(L, "closed");
    self->paths.erase(watch);
    return push_outcome(L, inotify_rm_watch(self->descriptor->fd(), watch));
}

static int watcher_close(lua_State* L) {
    check<Watcher>(L, 1)->release();
    return 0;
}

static int watcher_number(lua_State* L) {
    const auto* self = check<Watcher>(L, 1);
    lua_pushnumber(L, self->closed() ? -1 : self->descriptor->fd());
    return 1;
}

static int watcher_tostring(lua_State* L) {
    const auto* self = check<Watcher>(L, 1);
    if (self->closed()) {
        lua_pushliteral(L, "inotify: closed");
    } else {
        lua_pushfstring(L, "inotify: %d watches", static_cast<int>(self->paths.size()));
    }
    return 1;
}

void define_watcher_type(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"add", watcher_add},     {"del", watcher_remove},   {"wait", watcher_wait},
        {"close", watcher_close}, {"getfd", watcher_number}, {nullptr, nullptr},
    };
    define_type(L, Watcher::kType, kMethods, collect<Watcher>, watcher_tostring);
}

// ---- functions ---------------------------------------------------------------------------------

static int open_inotify(lua_State* L) {
    return open_descriptor(L, [] { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); });
}

static int new_watcher(lua_State* L) {
    auto* watcher = push_new<Watcher>(L, DescriptorRef());
    const int fd = open_inotify(L);
    if (fd < 0) return push_error(L, errno);
    watcher->descriptor = Runtime::from(L).poller().adopt(fd);
    return 1;
}

static int push_number_or_error(lua_State* L, int number) {
    if (number < 0) return push_error(L, errno);
    lua_pushnumber(L, number);
    return 1;
}

static int raw_init(lua_State* L) { return push_number_or_error(L, open_inotify(L)); }

// inotify_add_watch(fd, path[, mask=IN_ALL_EVENTS])
static int raw_add(lua_State* L) {
    const int fd = check_int(L, 1);
    const char* path = check_path(L, 2);
    return push_number_or_error(L, inotify_add_watch(fd, path, check_mask(L, 3)));
}

// inotify_rm_watch(fd, wd)
static int raw_remove(lua_State* L) {
    const int fd = check_int(L, 1);
    const int watch = check_int(L, 2);
    return push_outcome(L, inotify_rm_watch(fd, watch));
}

void add_inotify_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"inotify", new_watcher},
        {"inotify_init", raw_init},
        {"inotify_add_watch", raw_add},
        {"inotify_rm_watch", raw_remove},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
