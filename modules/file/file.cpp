// SPDX-License-Identifier: MIT
//
// File objects. Bytes of regular files and block devices go through Disk; FIFOs, terminals and
// other devices are streams that epoll(7) watches.
#include "modules/file/file.h"

#include <cerrno>
#include <climits>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "modules/file/path.h"
#include "runtime/await.h"
#include "runtime/runtime.h"
#include "runtime/work.h"

namespace eco {

const ObjectType File::kType = {"file", kOpenFileKey};

static constexpr mode_t kNewFile = 0666;
static constexpr long kFuse = 0x65735546;  // statfs(2)

// ---- FIFOs -------------------------------------------------------------------------------------

// One that no writer has opened yet is not at its end: a blocking open(2) would have waited.
class Fifo final : public Backend {
public:
    explicit Fifo(Stream& stream) : stream_(stream) {}

    ssize_t receive(char* data, size_t size) override {
        const ssize_t count = stream_.receive_directly(data, size);
        if (count != 0) return count;
        // pipe(7): the hang-up is reported once there was a writer.
        pollfd fifo = {stream_.fd(), POLLIN, 0};
        poll(&fifo, 1, 0);
        return (fifo.revents & POLLHUP) != 0 ? 0 : -EAGAIN;
    }
    ssize_t transmit(const char* data, size_t size) override {
        return stream_.transmit_directly(data, size);
    }

private:
    Stream& stream_;
};

// ---- owning ------------------------------------------------------------------------------------

// Is it one whose bytes lie on a disk? Files of /proc and /sys do not, and some of them can be
// waited for; those of a FUSE file system can, too, but it means nothing.
static bool is_on_disk(Poller& poller, Descriptor& descriptor, mode_t mode) {
    if (S_ISBLK(mode)) return true;
    if (!S_ISREG(mode)) return false;
    if (poller.arm(descriptor) != 0) return true;
    struct statfs system;
    return fstatfs(descriptor.fd(), &system) == 0 && static_cast<long>(system.f_type) == kFuse;
}

void File::learn_kind(lua_State* L, int flags) {
    Runtime& runtime = Runtime::from(L);
    struct stat status = {};
    fstat(fd(), &status);
    is_seekable = S_ISREG(status.st_mode) || S_ISBLK(status.st_mode);
    if (S_ISFIFO(status.st_mode)) {
        own_backend = std::make_unique<Fifo>(*this);
    } else if (is_on_disk(runtime.poller(), *descriptor, status.st_mode)) {
        auto made = std::make_unique<Disk>(runtime, *this, open, (flags & O_APPEND) != 0);
        disk = made.get();
        own_backend = std::move(made);
        descriptor->woken_by_owner = true;
        in_order = true;
    }
    backend = own_backend.get();
}

void File::adopt(lua_State* L, int new_fd, int flags, std::string name) {
    open = std::make_shared<OpenFile>(new_fd);
    descriptor = Runtime::from(L).poller().adopt(new_fd);
    path = std::move(name);
    learn_kind(L, flags);
}

// Failing calls may collect garbage, and a finaliser may close this file.
void File::end_waits() {
    const DescriptorRef kept(&*descriptor);
    for (WaitQueue* queue : {&kept->read, &kept->write, &waiters}) wake_all(*queue, "canceled");
}

int File::release() {
    if (closed()) return 0;
    if (descriptor->waited_for() || !waiters.empty()) {
        end_waits();
        if (closed()) return 0;
    }
    descriptor->detach();
    descriptor = DescriptorRef();
    backend = disk = nullptr;
    own_backend.reset();
    buffer.clear();
    const std::shared_ptr<OpenFile> last = std::move(open);
    return last.use_count() == 1 ? last->close() : 0;
}

// ---- open(path[, flags[, mode]]) ---------------------------------------------------------------

// As fopen(3): "r", "w+", "ax" …; 'b' means nothing.
static int parse_flags(lua_State* L, int arg) {
    const std::string_view text = to_string(L, arg);
    int flags = -1;
    if (text.substr(0, 1) == "r") flags = 0;
    if (text.substr(0, 1) == "w") flags = O_CREAT | O_TRUNC;
    if (text.substr(0, 1) == "a") flags = O_CREAT | O_APPEND;
    bool updates = false;
    for (size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '+') {
            updates = true;
        } else if (text[i] == 'x') {
            flags |= O_EXCL;
        } else if (text[i] != 'b') {
            flags = -1;
        }
        if (flags < 0) break;
    }
    if (flags < 0) luaL_argerror(L, arg, "invalid mode");
    if (updates) return flags | O_RDWR;
    return flags | (text[0] == 'r' ? O_RDONLY : O_WRONLY);
}

static int check_flags(lua_State* L, int arg) {
    if (lua_isnoneornil(L, arg)) return O_RDONLY;
    if (lua_type(L, arg) == LUA_TSTRING) return parse_flags(L, arg);
    return static_cast<int>(check_integer(L, arg, 0, INT_MAX));
}

static bool is_fifo(const char* path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISFIFO(status.st_mode);
}

// Would a blocking open(2) wait now? For the reader of a FIFO, or for who holds a lease.
static bool must_wait(int error, const char* path, int flags) {
    if ((flags & O_NONBLOCK) != 0) return false;
    return error == EWOULDBLOCK || (error == ENXIO && is_fifo(path));
}

// Stack: path, flags, mode, the file to be.
static int attempt_open(lua_State* L, Task& task) {
    const char* path = lua_tostring(L, 1);
    const auto flags = static_cast<int>(lua_tonumber(L, 2));
    const auto mode = static_cast<mode_t>(lua_tonumber(L, 3));
    const int fd = open_descriptor(L, [=] {
        int opened;
        do {
            opened = ::open(path, flags | O_CLOEXEC | O_NONBLOCK, mode);
        } while (opened < 0 && errno == EINTR);
        return opened;
    });
    if (fd < 0) {
        const int error = errno;
        return must_wait(error, path, flags) ? task.try_later(kLongestPause) : push_error(L, error);
    }
    to<File>(L, 4)->adopt(L, fd, flags, path);
    return 1;
}

static const Operation kOpen = {"open", attempt_open, nullptr, true};

int file_open(lua_State* L) {
    check_path(L, 1);
    const int flags = check_flags(L, 2);
    const mode_t mode = opt_mode(L, 3, (flags & O_CREAT) != 0 ? kNewFile : 0);
    lua_settop(L, 1);
    lua_pushnumber(L, flags);
    lua_pushnumber(L, mode);
    push_new<File>(L);
    return await_by_asking(L, kOpen, nullptr, nullptr, kNoLimit);
}

int file_make_temporary(lua_State* L) {
    const char* wanted = lua_isnoneornil(L, 1) ? nullptr : check_path(L, 1);
    File* file = push_new<File>(L);
    std::string path = wanted != nullptr ? wanted : temporary_template();
    const std::string pattern = path;
    const int fd = open_descriptor(L, [&] {
        path = pattern;  // mkostemp(3) has written into it
        return mkostemp(path.data(), O_CLOEXEC | O_NONBLOCK);
    });
    if (fd < 0) return push_error(L, errno);
    file->adopt(L, fd, O_RDWR, path);
    push(L, path);
    return 2;
}

// ---- reading and writing -----------------------------------------------------------------------

// The timeout means nothing for a file on a disk.
static void drop_timeout(lua_State* L, const File& file) {
    check_io_timeout(L, 3);
    if (file.disk != nullptr) lua_settop(L, 2);
}

// A call that reads or writes begins. Where the coroutine cannot be suspended it blocks.
static void begin(lua_State* L, const File& file) {
    if (file.disk == nullptr) return;
    const Scheduler& scheduler = Scheduler::from(L);
    if (!file.disk->begin(!scheduler.can_wait(L))) scheduler.check_can_wait(L);
}

template <int (*kCall)(lua_State*, Stream&)>
static int file_read(lua_State* L) {
    auto* file = check<File>(L, 1);
    drop_timeout(L, *file);
    begin(L, *file);
    return kCall(L, *file);
}

// write(data[, timeout])
static int file_write(lua_State* L) {
    auto* file = check<File>(L, 1);
    check_string(L, 2);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (file->closed()) return push_failure(L, "closed");
    check_may_queue(L, *file->descriptor, file->writers(), file);
    if (file->is_seekable && file->disk == nullptr) settle_position(*file);
    begin(L, *file);
    return stream::write(L, *file, file->disk != nullptr ? kNoLimit : limit);
}

// Upvalues: the file, the format.
static int next_line(lua_State* L) {
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, lua_upvalueindex(2));
    return file_read<stream::read>(L);
}

// lines([format='l'])
static int file_lines(lua_State* L) {
    check<File>(L, 1);
    lua_settop(L, 2);
    if (lua_isnil(L, 2)) {
        lua_pushliteral(L, "l");
        lua_replace(L, 2);
    }
    stream::check_read_format(L);
    lua_pushcclosure(L, next_line, 2);
    return 1;
}

// ---- position, size, status --------------------------------------------------------------------

// lseek(offset, whence)
static int file_seek(lua_State* L) {
    auto* file = check<File>(L, 1);
    const int64_t offset = opt_integer(L, 2, -(INT64_C(1) << 53), INT64_C(1) << 53, 0);
    const auto whence = static_cast<int>(opt_integer(L, 3, 0, INT_MAX, SEEK_SET));
    if (file->closed()) return push_failure(L, "closed");
    const auto ahead = static_cast<int64_t>(file->is_seekable ? file->buffer.size() : 0);
    const off_t position = lseek(file->fd(), whence == SEEK_CUR ? offset - ahead : offset, whence);
    if (position < 0) return push_error(L, errno);
    file->buffer.clear();
    if (file->disk != nullptr) file->disk->repositioned();
    lua_pushnumber(L, static_cast<lua_Number>(position));
    return 1;
}

// truncate([size=0])
static int file_truncate(lua_State* L) {
    auto* file = check<File>(L, 1);
    const int64_t size = opt_integer(L, 2, 0, INT64_C(1) << 53, 0);
    if (file->closed()) return push_failure(L, "closed");
    if (file->is_seekable) settle_position(*file);
    if (file->disk != nullptr) file->disk->resized();
    int result;
    do {
        result = ftruncate(file->fd(), size);
    } while (result != 0 && errno == EINTR);
    return push_outcome(L, result);
}

static int file_stat(lua_State* L) {
    auto* file = check<File>(L, 1);
    if (file->closed()) return push_failure(L, "closed");
    struct stat status;
    if (fstat(file->fd(), &status) != 0) return push_error(L, errno);
    push_status(L, status);
    return 1;
}

class Sync final : public Work {
public:
    explicit Sync(std::shared_ptr<OpenFile> file) : file_(std::move(file)) {}
    void run() override {
        while (fsync(file_->fd) != 0) {
            error_ = errno;
            if (error_ != EINTR) return;
        }
        error_ = 0;
    }
    int push(lua_State* L) override {
        errno = error_;
        return push_outcome(L, error_);
    }

private:
    const std::shared_ptr<OpenFile> file_;
    int error_ = 0;
};

static constexpr Operation kSync = Work::operation("sync");

static int file_sync(lua_State* L) {
    auto* file = check<File>(L, 1);
    if (file->closed()) return push_failure(L, "closed");
    lua_settop(L, 1);
    return Work::await(L, kSync, std::make_unique<Sync>(file->open), &file->waiters, file);
}

// ---- closing -----------------------------------------------------------------------------------

static int file_close(lua_State* L) {
    check<File>(L, 1)->release();
    return 0;
}

// finish(file): closes it and says whether that went well, which a network file system only tells
// now. For the functions that write whole files.
int file_finish(lua_State* L) {
    errno = check<File>(L, 1)->release();
    return push_outcome(L, errno);
}

static int file_closed(lua_State* L) {
    lua_pushboolean(L, check<File>(L, 1)->closed());
    return 1;
}

static int file_number(lua_State* L) {
    lua_pushnumber(L, check<File>(L, 1)->fd());
    return 1;
}

static int file_tostring(lua_State* L) {
    const auto* file = check<File>(L, 1);
    if (file->closed()) {
        lua_pushfstring(L, "file: %s closed", file->path.c_str());
    } else {
        lua_pushfstring(L, "file: %s fd %d", file->path.c_str(), file->fd());
    }
    return 1;
}

void define_file_type(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"read", file_read<stream::read>},
        {"readfull", file_read<stream::read_full>},
        {"readuntil", file_read<stream::read_until>},
        {"lines", file_lines},
        {"write", file_write},
        {"lseek", file_seek},
        {"truncate", file_truncate},
        {"stat", file_stat},
        {"flock", file_flock},
        {"lock", file_lock_range},
        {"sync", file_sync},
        {"close", file_close},
        {"closed", file_closed},
        {"getfd", file_number},
        {nullptr, nullptr},
    };
    define_type(L, File::kType, kMethods, collect<File>, file_tostring);
    define_field(L, File::kType, "fd", file_number);
}

}  // namespace eco
