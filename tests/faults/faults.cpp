// SPDX-License-Identifier: MIT
//
// Linked into a second eco, it makes one thing go wrong, as ECO_FAULT says:
//
//     lua:N      the Nth time that Lua asks for memory it gets none
//     malloc:N   the same for C and C++
//     mmap:N     the same for mmap(2)
//     short:N    one of N + 1 reads and writes transfers as little as the kernel ever would
//     again:N    one of N + 1 calls that transfer by a socket says EAGAIN, and an event follows
//
// With an N of 0 nothing fails. ECO_FAULT_TRACE shows where it did. ECO_FAULT_COUNT names a file
// that gets how often it could have.
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <lua.hpp>

extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
void __libc_free(void* memory);
lua_State* __wrap_luaL_newstate();
lua_State* __real_luaL_newstate();
int __wrap_main(int argc, char** argv);
int __real_main(int argc, char** argv);
}

namespace {

enum class Fault { kNone, kLua, kMalloc, kMmap, kShort, kAgain };

Fault fault = Fault::kNone;
long nth = 0;
std::atomic<long> count{0};
// Faults begin with main(): what the loader and static constructors do is not ours to get right.
std::atomic<bool> begun{false};

// A call of this kind: is it the one that fails? Once, in the process that was started.
bool strikes(Fault kind) {
    if (!begun || fault != kind || ++count != nth) return false;
    if (std::getenv("ECO_FAULT_TRACE") != nullptr) {
        begun = false;
        void* frames[30];
        backtrace_symbols_fd(frames, backtrace(frames, 30), STDERR_FILENO);
    }
    return true;
}

bool strikes_again(Fault kind) {
    return begun && fault == kind && ++count % (nth + 1) == nth && nth > 0;
}

void write_count() {
    const char* path = std::getenv("ECO_FAULT_COUNT");
    const int fd = path != nullptr ? open(path, O_WRONLY | O_CLOEXEC | O_APPEND) : -1;
    if (fd < 0) return;
    begun = false;
    dprintf(fd, "%ld", count.load());
    close(fd);
}

void begin() {
    const char* text = std::getenv("ECO_FAULT");
    const char* colon = text != nullptr ? std::strchr(text, ':') : nullptr;
    if (colon == nullptr) return;
    static const char* const kNames[] = {"", "lua", "malloc", "mmap", "short", "again"};
    const auto size = static_cast<size_t>(colon - text);
    for (int i = 1; i <= 5; ++i) {
        if (std::strlen(kNames[i]) == size && std::strncmp(kNames[i], text, size) == 0) {
            fault = static_cast<Fault>(i);
        }
    }
    nth = std::atol(colon + 1);
    unsetenv("ECO_FAULT");  // children are themselves
    std::atexit(write_count);
    begun = true;
}

void* lua_memory(void*, void* block, size_t old_size, size_t new_size) {
    if (new_size == 0) {
        __libc_free(block);
        return nullptr;
    }
    if ((block == nullptr || new_size > old_size) && strikes(Fault::kLua)) return nullptr;
    return __libc_realloc(block, new_size);
}

// How little a transfer on this descriptor may be: 1 byte; for a pipe what is atomic (pipe(7));
// what has no parts stays whole. eco counts on it that a short receive on TCP has emptied the
// buffer.
size_t least(int fd, size_t size, bool receives) {
    int number = 0;
    socklen_t length = sizeof number;
    if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &number, &length) == 0) {
        if (number != SOCK_STREAM) return size;
        getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &number, &length);
        return receives && number != AF_UNIX ? size : 1;
    }
    struct stat status = {};
    if (fstat(fd, &status) != 0) return size;
    if (S_ISFIFO(status.st_mode)) return PIPE_BUF;
    return S_ISREG(status.st_mode) || S_ISCHR(status.st_mode) ? 1 : size;
}

size_t cut(int fd, size_t size, bool receives) {
    if (fault != Fault::kShort) return size;
    const int error = errno;
    const size_t left = least(fd, size, receives);
    errno = error;
    return left < size && strikes_again(Fault::kShort) ? left : size;
}

// The registrations of sockets, so that EAGAIN is followed by the edge that the kernel would send.
constexpr int kSockets = 256;
struct {
    int set;
    epoll_event event;
} registered[kSockets];

bool again(int fd) {
    if (fault != Fault::kAgain || fd >= kSockets || !strikes_again(Fault::kAgain)) return false;
    if (registered[fd].set > 0) {
        syscall(SYS_epoll_ctl, registered[fd].set, EPOLL_CTL_MOD, fd, &registered[fd].event);
    }
    errno = EAGAIN;
    return true;
}

}  // namespace

extern "C" {

lua_State* __wrap_luaL_newstate() {
    return fault == Fault::kLua ? lua_newstate(lua_memory, nullptr) : __real_luaL_newstate();
}

int __wrap_main(int argc, char** argv) {
    begin();
    return __real_main(argc, argv);
}

void* malloc(size_t size) {
    if (!strikes(Fault::kMalloc)) return __libc_malloc(size);
    errno = ENOMEM;
    return nullptr;
}

void* calloc(size_t number, size_t size) {
    if (!strikes(Fault::kMalloc)) return __libc_calloc(number, size);
    errno = ENOMEM;
    return nullptr;
}

void* realloc(void* memory, size_t size) {
    if (!strikes(Fault::kMalloc)) return __libc_realloc(memory, size);
    errno = ENOMEM;
    return nullptr;
}

void free(void* memory) { __libc_free(memory); }

void* mmap(void* address, size_t size, int protection, int flags, int fd, off_t offset) {
    if (strikes(Fault::kMmap)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return reinterpret_cast<void*>(syscall(SYS_mmap, address, size, protection, flags, fd, offset));
}

int epoll_ctl(int set, int operation, int fd, epoll_event* event) {
    if (fd >= 0 && fd < kSockets) {
        registered[fd].set = operation == EPOLL_CTL_DEL ? 0 : set;
        if (event != nullptr) registered[fd].event = *event;
    }
    return static_cast<int>(syscall(SYS_epoll_ctl, set, operation, fd, event));
}

int close(int fd) {
    if (fd >= 0 && fd < kSockets) registered[fd].set = 0;
    return static_cast<int>(syscall(SYS_close, fd));
}

ssize_t read(int fd, void* data, size_t size) {
    return syscall(SYS_read, fd, data, cut(fd, size, true));
}

ssize_t write(int fd, const void* data, size_t size) {
    return syscall(SYS_write, fd, data, cut(fd, size, false));
}

ssize_t recv(int fd, void* data, size_t size, int flags) {
    if (again(fd)) return -1;
    return syscall(SYS_recvfrom, fd, data, cut(fd, size, true), flags, nullptr, nullptr);
}

ssize_t send(int fd, const void* data, size_t size, int flags) {
    if (again(fd)) return -1;
    return syscall(SYS_sendto, fd, data, cut(fd, size, false), flags, nullptr, 0);
}

ssize_t pread(int fd, void* data, size_t size, off_t offset) {
    return syscall(SYS_pread64, fd, data, cut(fd, size, true), offset);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
    return syscall(SYS_pwrite64, fd, data, cut(fd, size, false), offset);
}

ssize_t sendfile(int to, int from, off_t* offset, size_t size) noexcept {
    if (again(to)) return -1;
    return syscall(SYS_sendfile, to, from, offset, cut(to, size, false));
}

ssize_t recvmsg(int fd, msghdr* message, int flags) {
    if (again(fd)) return -1;
    return syscall(SYS_recvmsg, fd, message, flags);
}

ssize_t recvfrom(int fd, void* data, size_t size, int flags, sockaddr* from, socklen_t* length) {
    if (again(fd)) return -1;
    return syscall(SYS_recvfrom, fd, data, size, flags, from, length);
}

ssize_t sendto(int fd, const void* data, size_t size, int flags, const sockaddr* to,
               socklen_t length) {
    if (again(fd)) return -1;
    return syscall(SYS_sendto, fd, data, size, flags, to, length);
}

int accept4(int fd, sockaddr* peer, socklen_t* length, int flags) {
    if (again(fd)) return -1;
    return static_cast<int>(syscall(SYS_accept4, fd, peer, length, flags));
}

}  // extern "C"
