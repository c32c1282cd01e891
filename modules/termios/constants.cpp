// SPDX-License-Identifier: MIT
#include "modules/termios/termios.h"

namespace eco {

struct Constant {
    const char* name;
    uint32_t value;
};

static const Constant kConstants[] = {
    // Input flags.
    {"IGNBRK", IGNBRK},
    {"BRKINT", BRKINT},
    {"IGNPAR", IGNPAR},
    {"PARMRK", PARMRK},
    {"INPCK", INPCK},
    {"ISTRIP", ISTRIP},
    {"INLCR", INLCR},
    {"IGNCR", IGNCR},
    {"ICRNL", ICRNL},
    {"IUCLC", IUCLC},
    {"IXON", IXON},
    {"IXANY", IXANY},
    {"IXOFF", IXOFF},
    {"IMAXBEL", IMAXBEL},
    {"IUTF8", IUTF8},
    // Output flags.
    {"OPOST", OPOST},
    {"OLCUC", OLCUC},
    {"ONLCR", ONLCR},
    {"OCRNL", OCRNL},
    {"ONOCR", ONOCR},
    {"ONLRET", ONLRET},
    {"OFILL", OFILL},
    {"OFDEL", OFDEL},
    {"NLDLY", NLDLY},
    {"NL0", NL0},
    {"NL1", NL1},
    {"CRDLY", CRDLY},
    {"CR0", CR0},
    {"CR1", CR1},
    {"CR2", CR2},
    {"CR3", CR3},
    {"TABDLY", TABDLY},
    {"TAB0", TAB0},
    {"TAB1", TAB1},
    {"TAB2", TAB2},
    {"TAB3", TAB3},
    {"XTABS", XTABS},
    {"BSDLY", BSDLY},
    {"BS0", BS0},
    {"BS1", BS1},
    {"VTDLY", VTDLY},
    {"VT0", VT0},
    {"VT1", VT1},
    {"FFDLY", FFDLY},
    {"FF0", FF0},
    {"FF1", FF1},
    // Control flags.
    {"CBAUD", CBAUD},
    {"CBAUDEX", CBAUDEX},
    {"CIBAUD", CIBAUD},
    {"BOTHER", BOTHER},
    {"CSIZE", CSIZE},
    {"CS5", CS5},
    {"CS6", CS6},
    {"CS7", CS7},
    {"CS8", CS8},
    {"CSTOPB", CSTOPB},
    {"CREAD", CREAD},
    {"PARENB", PARENB},
    {"PARODD", PARODD},
    {"CMSPAR", CMSPAR},
    {"HUPCL", HUPCL},
    {"CLOCAL", CLOCAL},
    {"CRTSCTS", CRTSCTS},
    // Local flags.
    {"ISIG", ISIG},
    {"ICANON", ICANON},
    {"XCASE", XCASE},
    {"ECHO", ECHO},
    {"ECHOE", ECHOE},
    {"ECHOK", ECHOK},
    {"ECHONL", ECHONL},
    {"ECHOCTL", ECHOCTL},
    {"ECHOPRT", ECHOPRT},
    {"ECHOKE", ECHOKE},
    {"NOFLSH", NOFLSH},
    {"TOSTOP", TOSTOP},
    {"FLUSHO", FLUSHO},
    {"PENDIN", PENDIN},
    {"IEXTEN", IEXTEN},
    {"EXTPROC", EXTPROC},
    // Arguments of tcsetattr, tcflush and tcflow.
    {"TCSANOW", TCSANOW},
    {"TCSADRAIN", TCSADRAIN},
    {"TCSAFLUSH", TCSAFLUSH},
    {"TCIFLUSH", TCIFLUSH},
    {"TCOFLUSH", TCOFLUSH},
    {"TCIOFLUSH", TCIOFLUSH},
    {"TCOOFF", TCOOFF},
    {"TCOON", TCOON},
    {"TCIOFF", TCIOFF},
    {"TCION", TCION},
};

// Indices of control characters.
static const Constant kControls[] = {
    {"VINTR", VINTR},       {"VQUIT", VQUIT},       {"VERASE", VERASE},   {"VKILL", VKILL},
    {"VEOF", VEOF},         {"VTIME", VTIME},       {"VMIN", VMIN},       {"VSWTC", VSWTC},
    {"VSTART", VSTART},     {"VSTOP", VSTOP},       {"VSUSP", VSUSP},     {"VEOL", VEOL},
    {"VREPRINT", VREPRINT}, {"VDISCARD", VDISCARD}, {"VWERASE", VWERASE}, {"VLNEXT", VLNEXT},
    {"VEOL2", VEOL2},
};

bool is_control_index(int64_t index) {
    for (const Constant& control : kControls) {
        if (control.value == index) return true;
    }
    return false;
}

void add_terminal_constants(lua_State* L) {
    for (const Constant& constant : kConstants) set_field(L, constant.name, constant.value);
    for (const Constant& control : kControls) set_field(L, control.name, control.value);
    for (const auto* speed = Attributes::kSpeeds; speed->name != nullptr; ++speed) {
        set_field(L, speed->name, speed->constant);
    }
}

}  // namespace eco
