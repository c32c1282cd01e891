// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "modules/file/disk.h"
#include "runtime/stream.h"
#include "runtime/task.h"

namespace eco {

// An open file of a script: anything that has a name in a directory. The userdata is the file.
struct File : Stream {
    static const ObjectType kType;

    File() : Stream(DescriptorRef()) {}
    ~File() { release(); }

    // Takes over a descriptor that was opened with these flags; `name` is for people.
    void adopt(lua_State* L, int new_fd, int flags, std::string name);
    // Lets everything go and ends all waits. Returns the error of close(2), or 0.
    int release();
    std::shared_ptr<OpenFile> open;
    std::unique_ptr<Backend> own_backend;
    Disk* disk = nullptr;  // own_backend, if it is one
    WaitQueue waiters;     // for locks, and for what the pool does
    std::string path;
    bool is_seekable = false;

private:
    void learn_kind(lua_State* L, int flags);
    void end_waits();
};

// open(path[, flags[, mode]]), mkstemp([template])
int file_open(lua_State* L);
int file_make_temporary(lua_State* L);
// Methods of file objects.
int file_finish(lua_State* L);
int file_flock(lua_State* L);
int file_lock_range(lua_State* L);

// Waits for what can only be asked for again and again: the attempt calls Task::try_later where it
// cannot go on.
constexpr uint32_t kLongestPause = 50;  // milliseconds
int await_by_asking(lua_State* L, const Operation& operation, WaitQueue* queue, const void* object,
                    Nanoseconds limit);

void define_file_type(lua_State* L);

}  // namespace eco
