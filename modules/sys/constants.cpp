// SPDX-License-Identifier: MIT
//
// The numbers of signals and errors, by the names of signal(7) and errno(3).
#include <cerrno>
#include <csignal>

#include <sys/prctl.h>

#include "modules/sys/sys.h"
#include "runtime/errors.h"
#include "runtime/lua.h"

namespace eco {

static const NamedNumber kConstants[] = {
    {"SIGABRT", SIGABRT},
    {"SIGALRM", SIGALRM},
    {"SIGBUS", SIGBUS},
    {"SIGCHLD", SIGCHLD},
    {"SIGCONT", SIGCONT},
    {"SIGFPE", SIGFPE},
    {"SIGHUP", SIGHUP},
    {"SIGILL", SIGILL},
    {"SIGINT", SIGINT},
    {"SIGIO", SIGIO},
    {"SIGIOT", SIGIOT},
    {"SIGKILL", SIGKILL},
    {"SIGPIPE", SIGPIPE},
    {"SIGPOLL", SIGPOLL},
    {"SIGPROF", SIGPROF},
    {"SIGPWR", SIGPWR},
    {"SIGQUIT", SIGQUIT},
    {"SIGSEGV", SIGSEGV},
    {"SIGSTOP", SIGSTOP},
    {"SIGSYS", SIGSYS},
    {"SIGTERM", SIGTERM},
    {"SIGTRAP", SIGTRAP},
    {"SIGTSTP", SIGTSTP},
    {"SIGTTIN", SIGTTIN},
    {"SIGTTOU", SIGTTOU},
    {"SIGURG", SIGURG},
    {"SIGUSR1", SIGUSR1},
    {"SIGUSR2", SIGUSR2},
    {"SIGVTALRM", SIGVTALRM},
    {"SIGWINCH", SIGWINCH},
    {"SIGXCPU", SIGXCPU},
    {"SIGXFSZ", SIGXFSZ},
#ifdef SIGSTKFLT  // not on MIPS
    {"SIGSTKFLT", SIGSTKFLT},
#endif

    {"SIG_BLOCK", SIG_BLOCK},
    {"SIG_UNBLOCK", SIG_UNBLOCK},
    {"SIG_SETMASK", SIG_SETMASK},
    {"PR_SET_PDEATHSIG", PR_SET_PDEATHSIG},

    // Names that older scripts use.
    {"ELNSYNC", EL2NSYNC},
    {"ELHLT", EL2HLT},
    {"ELRST", EL3RST},
};

void add_sys_constants(lua_State* L) {
    for (const NamedNumber& constant : kConstants) set_field(L, constant.name, constant.number);
    for (const NamedNumber* error = kErrors; error->name != nullptr; ++error) {
        set_field(L, error->name, error->number);
    }
}

}  // namespace eco
