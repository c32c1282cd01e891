// SPDX-License-Identifier: MIT
//
// From here to execve(2) in the child, step by step, since nothing ready-made does all of it:
// posix_spawn(3) sets no user and, on some C libraries, neither directory nor a limit to the
// descriptors; uv_spawn sets no process group, leaves descriptors open that were inherited or
// opened without O_CLOEXEC, and searches the PATH of the new environment.
//
// The child shares the memory of this process until it becomes another (vfork(2)): that takes the
// same time for 2 MB as for 2 GB, and needs no memory to spare. So it only makes system calls, on
// what has been prepared for it here. While it may run with the rights of another user it must not
// share memory; then it is a copy (fork(2)). That it could not become the program is told through a
// pipe, which execve closes if all goes well.
#include "modules/sys/command.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace eco {

// What the child needs, without memory to be allocated.
struct Prepared {
    explicit Prepared(const Command& c);

    const Command& command;
    std::vector<char*> arguments;
    std::vector<char*> script_arguments;  // of /bin/sh; the second is the path
    std::vector<char*> environment;
};

static char* to_pointer(const std::string& text) { return const_cast<char*>(text.c_str()); }

static std::vector<char*> to_pointers(const std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (const std::string& text : texts) pointers.push_back(to_pointer(text));
    pointers.push_back(nullptr);
    return pointers;
}

static char shell[] = "/bin/sh";

Prepared::Prepared(const Command& c)
    : command(c), arguments(to_pointers(c.arguments)), script_arguments{shell, nullptr} {
    script_arguments.insert(script_arguments.end(), arguments.begin() + 1, arguments.end());
    if (c.environment) environment = to_pointers(*c.environment);
}

// ---- in the child ------------------------------------------------------------------------------

static void reset_signals() {
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number) sigaction(number, &action, nullptr);
}

// Makes `streams` the descriptors 0, 1 and 2.
static int place_streams(const int* streams) {
    int sources[3];
    for (int i = 0; i < 3; ++i) {
        sources[i] = streams[i];
        // Another one of the three must not be overwritten before it is used.
        if (sources[i] >= 0 && sources[i] < 3 && sources[i] != i) {
            sources[i] = fcntl(sources[i], F_DUPFD_CLOEXEC, 3);
            if (sources[i] < 0) return errno;
        }
    }
    for (int i = 0; i < 3; ++i) {
        if (sources[i] == Command::kInherit) continue;
        const int result =
            sources[i] == i ? fcntl(i, F_SETFD, 0) : dup2(sources[i], i);  // which clears the flag
        if (result < 0) return errno;
    }
    return 0;
}

// Closes what is listed in /proc, for kernels before 5.9. By the system call, since readdir(3)
// allocates memory.
static bool close_listed(int first) {
    const int directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return false;
    alignas(dirent) char entries[4096];
    for (;;) {
        const long size = syscall(SYS_getdents64, directory, entries, sizeof entries);
        if (size <= 0) return size == 0;
        for (long at = 0; at < size;) {
            const auto* entry = reinterpret_cast<const dirent*>(entries + at);
            at += entry->d_reclen;
            const int fd = entry->d_name[0] == '.' ? -1 : std::atoi(entry->d_name);
            if (fd >= first && fd != directory) close(fd);
        }
    }
}

static void close_from(int first) {
    static constexpr long kCloseRange = 436;  // on every platform; older headers do not name it
    if (syscall(kCloseRange, first, UINT_MAX, 0) == 0) return;
    if (close_listed(first)) return;
    for (auto fd = static_cast<int>(sysconf(_SC_OPEN_MAX)); fd >= first; --fd) close(fd);
}

static int set_identity(const Command& command) {
    const bool other = command.user || command.group;
    // The groups of root are not those of whom it becomes.
    if (other && geteuid() == 0) {
        if (setgroups(command.group ? 1 : 0, command.group ? &*command.group : nullptr) != 0) {
            return errno;
        }
    }
    if (command.group && setgid(*command.group) != 0) return errno;
    if (command.user && setuid(*command.user) != 0) return errno;
    return 0;
}

// As execvp(3) does it: a path that cannot be used is passed over; a file without a known format
// is a shell script. Returns what to report.
static int run_first(Prepared& prepared) {
    char* const* environment = prepared.environment.empty() ? environ : prepared.environment.data();
    int error = ENOENT;
    bool denied = false;
    for (const std::string& path : prepared.command.paths) {
        execve(path.c_str(), prepared.arguments.data(), environment);
        if (errno == ENOEXEC) {
            prepared.script_arguments[1] = to_pointer(path);
            execve(shell, prepared.script_arguments.data(), environment);
        }
        error = errno;
        if (error == EACCES) denied = true;
        if (error != EACCES && error != ENOENT && error != ENOTDIR) return error;
    }
    return denied ? EACCES : error;
}

// `report` is moved behind the standard streams, where nothing but it stays open.
static int become(Prepared& prepared, int* report) {
    static constexpr int kReport = 3;
    const Command& command = prepared.command;
    reset_signals();
    if (command.process_group && setpgid(0, *command.process_group) != 0) return errno;
    if (const int error = place_streams(command.streams)) return error;
    if (*report != kReport) {
        if (dup3(*report, kReport, O_CLOEXEC) < 0) return errno;
        *report = kReport;
    }
    close_from(kReport + 1);
    if (command.directory && chdir(command.directory->c_str()) != 0) return errno;
    if (const int error = set_identity(command)) return error;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    return run_first(prepared);
}

[[noreturn]] static void run_child(Prepared& prepared, int report) {
    const int error = become(prepared, &report);
    const bool told = write(report, &error, sizeof error) == sizeof error;
    _exit(told ? 127 : 126);
}

// ---- in this process ---------------------------------------------------------------------------

// A pipe whose ends are not standard streams: the child is about to replace those.
static int open_report(int* ends) {
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    if (ends[0] > STDERR_FILENO && ends[1] > STDERR_FILENO) return 0;
    const int low[2] = {ends[0], ends[1]};
    ends[0] = fcntl(low[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ends[1] = fcntl(low[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int error = errno;
    close(low[0]);
    close(low[1]);
    if (ends[0] >= 0 && ends[1] >= 0) return 0;
    if (ends[0] >= 0) close(ends[0]);
    return error;
}

// Signals are blocked around it: a handler of this process must not run in the child.
static pid_t split(Prepared& prepared, int report, int* error) {
    const bool own_memory = prepared.command.user || prepared.command.group;
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = own_memory ? fork() : vfork();  // NOLINT
    if (pid == 0) run_child(prepared, report);
    *error = errno;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return pid;
}

int Command::start(pid_t* pid) const {
    Prepared prepared(*this);
    int report[2];
    if (const int error = open_report(report)) return error;
    int error = 0;
    *pid = split(prepared, report[1], &error);
    close(report[1]);
    if (*pid > 0) {
        ssize_t size;
        do {
            size = read(report[0], &error, sizeof error);
        } while (size < 0 && errno == EINTR);
        if (size == sizeof error) {
            while (waitpid(*pid, nullptr, 0) < 0 && errno == EINTR) {
            }
        } else {
            error = 0;
        }
    }
    close(report[0]);
    return error;
}

}  // namespace eco
