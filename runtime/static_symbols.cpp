// SPDX-License-Identifier: MIT
//
// In a static program no dynamic linker knows where the functions of the C library are. This table
// does, for those that a script may want to call through LuaJIT's ffi; it is all that ffi.C finds.

// By these names, as in a dynamic program, the functions with the types of old.
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS

#include "runtime/static_symbols.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utime.h>

namespace eco {

struct Symbol {
    const char* name;
    void* address;
};

// clang-format off: one a line
static const Symbol kSymbols[] = {
    {"_exit", reinterpret_cast<void*>(_exit)},
    {"abort", reinterpret_cast<void*>(abort)},
    {"accept", reinterpret_cast<void*>(accept)},
    {"access", reinterpret_cast<void*>(access)},
    {"atoi", reinterpret_cast<void*>(atoi)},
    {"bind", reinterpret_cast<void*>(bind)},
    {"calloc", reinterpret_cast<void*>(calloc)},
    {"cfmakeraw", reinterpret_cast<void*>(cfmakeraw)},
    {"chdir", reinterpret_cast<void*>(chdir)},
    {"chmod", reinterpret_cast<void*>(chmod)},
    {"chown", reinterpret_cast<void*>(chown)},
    {"chroot", reinterpret_cast<void*>(chroot)},
    {"clock_gettime", reinterpret_cast<void*>(clock_gettime)},
    {"close", reinterpret_cast<void*>(close)},
    {"closedir", reinterpret_cast<void*>(closedir)},
    {"connect", reinterpret_cast<void*>(connect)},
    {"dup", reinterpret_cast<void*>(dup)},
    {"dup2", reinterpret_cast<void*>(dup2)},
    {"execv", reinterpret_cast<void*>(execv)},
    {"execve", reinterpret_cast<void*>(execve)},
    {"execvp", reinterpret_cast<void*>(execvp)},
    {"exit", reinterpret_cast<void*>(exit)},
    {"fchmod", reinterpret_cast<void*>(fchmod)},
    {"fchown", reinterpret_cast<void*>(fchown)},
    {"fcntl", reinterpret_cast<void*>(fcntl)},
    {"fdopen", reinterpret_cast<void*>(fdopen)},
    {"fflush", reinterpret_cast<void*>(fflush)},
    {"fileno", reinterpret_cast<void*>(fileno)},
    {"fork", reinterpret_cast<void*>(fork)},
    {"free", reinterpret_cast<void*>(free)},
    {"fsync", reinterpret_cast<void*>(fsync)},
    {"ftruncate", reinterpret_cast<void*>(ftruncate)},
    {"getcwd", reinterpret_cast<void*>(getcwd)},
    {"getegid", reinterpret_cast<void*>(getegid)},
    {"getenv", reinterpret_cast<void*>(getenv)},
    {"geteuid", reinterpret_cast<void*>(geteuid)},
    {"getgid", reinterpret_cast<void*>(getgid)},
    {"gethostname", reinterpret_cast<void*>(gethostname)},
    {"getpeername", reinterpret_cast<void*>(getpeername)},
    {"getpgid", reinterpret_cast<void*>(getpgid)},
    {"getpid", reinterpret_cast<void*>(getpid)},
    {"getppid", reinterpret_cast<void*>(getppid)},
    {"getrlimit", reinterpret_cast<void*>(getrlimit)},
    {"getrusage", reinterpret_cast<void*>(getrusage)},
    {"getsockname", reinterpret_cast<void*>(getsockname)},
    {"getsockopt", reinterpret_cast<void*>(getsockopt)},
    {"gettimeofday", reinterpret_cast<void*>(gettimeofday)},
    {"getuid", reinterpret_cast<void*>(getuid)},
    {"grantpt", reinterpret_cast<void*>(grantpt)},
    {"if_indextoname", reinterpret_cast<void*>(if_indextoname)},
    {"if_nametoindex", reinterpret_cast<void*>(if_nametoindex)},
    {"inet_ntop", reinterpret_cast<void*>(inet_ntop)},
    {"inet_pton", reinterpret_cast<void*>(inet_pton)},
    {"ioctl", reinterpret_cast<void*>(ioctl)},
    {"isatty", reinterpret_cast<void*>(isatty)},
    {"kill", reinterpret_cast<void*>(kill)},
    {"link", reinterpret_cast<void*>(link)},
    {"listen", reinterpret_cast<void*>(listen)},
    {"lseek", reinterpret_cast<void*>(lseek)},
    {"lstat", reinterpret_cast<void*>(lstat)},
    {"malloc", reinterpret_cast<void*>(malloc)},
    {"memcmp", reinterpret_cast<void*>(memcmp)},
    {"memcpy", reinterpret_cast<void*>(memcpy)},
    {"memmove", reinterpret_cast<void*>(memmove)},
    {"memset", reinterpret_cast<void*>(memset)},
    {"mkdir", reinterpret_cast<void*>(mkdir)},
    {"mkdtemp", reinterpret_cast<void*>(mkdtemp)},
    {"mkfifo", reinterpret_cast<void*>(mkfifo)},
    {"mkstemp", reinterpret_cast<void*>(mkstemp)},
    {"mmap", reinterpret_cast<void*>(mmap)},
    {"mount", reinterpret_cast<void*>(mount)},
    {"munmap", reinterpret_cast<void*>(munmap)},
    {"nanosleep", reinterpret_cast<void*>(nanosleep)},
    {"open", reinterpret_cast<void*>(open)},
    {"opendir", reinterpret_cast<void*>(opendir)},
    {"pipe", reinterpret_cast<void*>(pipe)},
    {"pipe2", reinterpret_cast<void*>(pipe2)},
    {"poll", reinterpret_cast<void*>(poll)},
    {"posix_fadvise", reinterpret_cast<void*>(posix_fadvise)},
    {"posix_openpt", reinterpret_cast<void*>(posix_openpt)},
    {"prctl", reinterpret_cast<void*>(prctl)},
    {"printf", reinterpret_cast<void*>(printf)},
    {"ptsname", reinterpret_cast<void*>(ptsname)},
    {"puts", reinterpret_cast<void*>(puts)},
    {"raise", reinterpret_cast<void*>(raise)},
    {"read", reinterpret_cast<void*>(read)},
    {"readdir", reinterpret_cast<void*>(readdir)},
    {"readlink", reinterpret_cast<void*>(readlink)},
    {"readv", reinterpret_cast<void*>(readv)},
    {"realloc", reinterpret_cast<void*>(realloc)},
    {"recv", reinterpret_cast<void*>(recv)},
    {"recvfrom", reinterpret_cast<void*>(recvfrom)},
    {"recvmsg", reinterpret_cast<void*>(recvmsg)},
    {"rename", reinterpret_cast<void*>(rename)},
    {"rmdir", reinterpret_cast<void*>(rmdir)},
    {"select", reinterpret_cast<void*>(select)},
    {"send", reinterpret_cast<void*>(send)},
    {"sendmsg", reinterpret_cast<void*>(sendmsg)},
    {"sendto", reinterpret_cast<void*>(sendto)},
    {"setegid", reinterpret_cast<void*>(setegid)},
    {"setenv", reinterpret_cast<void*>(setenv)},
    {"seteuid", reinterpret_cast<void*>(seteuid)},
    {"setgid", reinterpret_cast<void*>(setgid)},
    {"setgroups", reinterpret_cast<void*>(setgroups)},
    {"sethostname", reinterpret_cast<void*>(sethostname)},
    {"setpgid", reinterpret_cast<void*>(setpgid)},
    {"setns", reinterpret_cast<void*>(setns)},
    {"setrlimit", reinterpret_cast<void*>(setrlimit)},
    {"setsid", reinterpret_cast<void*>(setsid)},
    {"setsockopt", reinterpret_cast<void*>(setsockopt)},
    {"setuid", reinterpret_cast<void*>(setuid)},
    {"shutdown", reinterpret_cast<void*>(shutdown)},
    {"sigaction", reinterpret_cast<void*>(sigaction)},
    {"sigprocmask", reinterpret_cast<void*>(sigprocmask)},
    {"sleep", reinterpret_cast<void*>(sleep)},
    {"snprintf", reinterpret_cast<void*>(snprintf)},
    {"socket", reinterpret_cast<void*>(socket)},
    {"socketpair", reinterpret_cast<void*>(socketpair)},
    {"stat", reinterpret_cast<void*>(stat)},
    {"strcmp", reinterpret_cast<void*>(strcmp)},
    {"strerror", reinterpret_cast<void*>(strerror)},
    {"strlen", reinterpret_cast<void*>(strlen)},
    {"strncmp", reinterpret_cast<void*>(strncmp)},
    {"symlink", reinterpret_cast<void*>(symlink)},
    {"sync", reinterpret_cast<void*>(sync)},
    {"syscall", reinterpret_cast<void*>(syscall)},
    {"sysinfo", reinterpret_cast<void*>(sysinfo)},
    {"system", reinterpret_cast<void*>(system)},
    {"tcgetattr", reinterpret_cast<void*>(tcgetattr)},
    {"tcsetattr", reinterpret_cast<void*>(tcsetattr)},
    {"time", reinterpret_cast<void*>(time)},
    {"umask", reinterpret_cast<void*>(umask)},
    {"umount", reinterpret_cast<void*>(umount)},
    {"uname", reinterpret_cast<void*>(uname)},
    {"unlink", reinterpret_cast<void*>(unlink)},
    {"unlockpt", reinterpret_cast<void*>(unlockpt)},
    {"unsetenv", reinterpret_cast<void*>(unsetenv)},
    {"unshare", reinterpret_cast<void*>(unshare)},
    {"usleep", reinterpret_cast<void*>(usleep)},
    {"utime", reinterpret_cast<void*>(utime)},
    {"wait", reinterpret_cast<void*>(wait)},
    {"waitpid", reinterpret_cast<void*>(waitpid)},
    {"write", reinterpret_cast<void*>(write)},
    {"writev", reinterpret_cast<void*>(writev)},
};
// clang-format on

void* find_symbol(const char* name) {
    for (const Symbol& symbol : kSymbols) {
        if (std::strcmp(symbol.name, name) == 0) return symbol.address;
    }
    return nullptr;
}

}  // namespace eco
