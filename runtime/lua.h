// SPDX-License-Identifier: MIT
//
// The C API of Lua and what every binding needs on top of it: argument checks, the one maker of
// "nil, message, code", and C++ objects in userdata.
//
// A binding function has two halves. The first checks every argument and may raise; nothing is
// owned yet. The second acts and must not raise past a live C++ destructor.
#pragma once

#include <cerrno>
#include <cstdint>
#include <new>
#include <string_view>
#include <utility>

#include <lua.hpp>

namespace eco {

// A duration in nanoseconds on the monotonic clock.
using Nanoseconds = int64_t;
constexpr Nanoseconds kNoLimit = INT64_MAX;
constexpr Nanoseconds kMillisecond = 1000000;

// What a string of the VM can hold.
constexpr size_t kMaxString = 0x7fffff00;

// ---- arguments -------------------------------------------------------------------------------

// An integer in [min, max]; numeric strings count. Raises otherwise.
int64_t check_integer(lua_State* L, int arg, int64_t min, int64_t max);
int64_t opt_integer(lua_State* L, int arg, int64_t min, int64_t max, int64_t fallback);
// An integer that an int holds. Raises otherwise.
int check_int(lua_State* L, int arg);
// A real boolean. Raises otherwise.
bool check_boolean(lua_State* L, int arg);
// A string or number. Raises otherwise.
std::string_view check_string(lua_State* L, int arg);
// The bytes [first, last] of the string at `arg`, by default all; the two are at `first_arg` and
// behind it.
std::string_view check_part(lua_State* L, int arg, int first_arg);
// A path: a string without NUL. Raises otherwise.
const char* check_path(lua_State* L, int arg);
std::string_view to_string(lua_State* L, int arg);
void check_function(lua_State* L, int arg);
// How many arguments a task can be started with: what lua_checkstack grants, and some room.
constexpr int kMaxArguments = 7900;
// Raises if there are more.
void check_argument_count(lua_State* L, int count);

// Seconds as a limit of whole milliseconds, rounded down; less than 1 ms means the next turn of
// the loop. NaN raises.
Nanoseconds to_limit(double seconds);
// The timeout of an I/O method: nil, 0 and negative mean no limit.
Nanoseconds check_io_timeout(lua_State* L, int arg);
// The timeout of a lock, condition or channel: nil means no limit; 0 and negative give 0.
Nanoseconds check_sync_timeout(lua_State* L, int arg);

// ---- results ---------------------------------------------------------------------------------

// nil, text of the C library, symbolic code ("ECONNREFUSED").
int push_error(lua_State* L, int error);
int push_true(lua_State* L);
// true, or an error: what a call that returned `result` and set errno comes to.
int push_outcome(lua_State* L, int result);
// nil, one of the fixed words: timeout, canceled, closed, eof.
int push_failure(lua_State* L, const char* word);
// The symbolic name of an errno value, or "UNKNOWN".
void push_error_code(lua_State* L, int error);
void push(lua_State* L, std::string_view text);

void set_field(lua_State* L, const char* name, double value);

// Keeps the status of a coroutine that is suspended, or that an error has ended, while something
// is allocated on its stack: a finaliser may run there, and if that catches an error, LuaJIT would
// take the coroutine for a fresh one from then on.
class StatusKeeper {
public:
    explicit StatusKeeper(lua_State* L) : thread_(L), status_(lua_status(L)) {}
    StatusKeeper(const StatusKeeper&) = delete;
    StatusKeeper& operator=(const StatusKeeper&) = delete;
    ~StatusKeeper() {
        if (lua_status(thread_) != status_) restore();
    }

private:
    void restore();

    lua_State* const thread_;
    const int status_;
};

// ---- descriptors -----------------------------------------------------------------------------

// Collects all garbage. May run finalizers, but does not raise: an error in one is dropped. A
// collector that the script has stopped stays so.
void collect_garbage_quietly(lua_State* L);
// The same if descriptors have run out. Returns whether they had, so that what the script has
// dropped may have given some back.
bool collect_descriptors(lua_State* L, int error);

// What `open` returns: a descriptor, or -1 with errno. If there are none left it is called twice.
template <class Open>
int open_descriptor(lua_State* L, Open open) {
    const int fd = open();
    return fd < 0 && collect_descriptors(L, errno) ? open() : fd;
}

// ---- objects ---------------------------------------------------------------------------------

// The type of a userdata, known by its address. The metatable lives in the registry under `key`.
struct ObjectType {
    const char* name;  // as error messages show it
    int key;
};

// Registry keys of the runtime are negative integers, which luaL_ref never hands out.
enum RegistryKey {
    kRuntimeKey = -1001,
    kWaitMarkKey,
    kEndMarkKey,
    kClosedKey,
    kOwnedKey,
    kEcoKey,       // the core table
    kInternalKey,  // what only the embedded Lua files may call
    kSocketKey,
    kReaderKey,
    kWriterKey,
    kIoKey,
    kFileKey,
    kTimerKey,
    kWaitersKey,
    kSignalKey,
    kEditorKey,
    kDigestKey,
    kChildKey,
    kChildrenKey,
    kPipeKey,
    kLogKey,
    kOpenFileKey,
    kInotifyKey,
    kAttributesKey,
    kSerialKey,
    kDrainKey,
};

// First member of every object of ours in a userdata; it tells the objects apart.
struct Object {
    const ObjectType* tag = nullptr;
};

void* to_object(lua_State* L, int arg, const ObjectType& type);
[[noreturn]] void raise_type(lua_State* L, int arg, const char* expected);

// The object of type T at `arg`, or null.
template <class T>
T* to(lua_State* L, int arg) {
    return static_cast<T*>(to_object(L, arg, T::kType));
}

// The object of type T at `arg`. Raises otherwise.
template <class T>
T* check(lua_State* L, int arg) {
    auto* object = static_cast<T*>(to_object(L, arg, T::kType));
    if (object == nullptr) raise_type(L, arg, T::kType.name);
    return object;
}

// Pushes a new userdata with a T in it. T's constructor must not throw.
template <class T, class... Args>
T* push_new(lua_State* L, Args&&... args) {
    void* memory = lua_newuserdata(L, sizeof(T));
    T* object = new (memory) T(std::forward<Args>(args)...);
    object->tag = &T::kType;
    lua_rawgeti(L, LUA_REGISTRYINDEX, T::kType.key);
    lua_setmetatable(L, -2);
    return object;
}

template <class T>
int collect(lua_State* L) {
    if (T* object = to<T>(L, 1)) {
        object->tag = nullptr;
        object->~T();
    }
    return 0;
}

// Makes the metatable of `type`: methods reachable by name, `gc` as finaliser.
void define_type(lua_State* L, const ObjectType& type, const luaL_Reg* methods, lua_CFunction gc,
                 lua_CFunction tostring);
// Gives its objects a field, too: what `getter` makes of the object at 1.
void define_field(lua_State* L, const ObjectType& type, const char* name, lua_CFunction getter);

}  // namespace eco
