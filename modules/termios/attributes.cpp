// SPDX-License-Identifier: MIT
#include "modules/termios/attributes.h"

#include <cerrno>

namespace eco {

const Attributes::Speed Attributes::kSpeeds[] = {
    {"B0", B0, 0},
    {"B50", B50, 50},
    {"B75", B75, 75},
    {"B110", B110, 110},
    {"B134", B134, 134},
    {"B150", B150, 150},
    {"B200", B200, 200},
    {"B300", B300, 300},
    {"B600", B600, 600},
    {"B1200", B1200, 1200},
    {"B1800", B1800, 1800},
    {"B2400", B2400, 2400},
    {"B4800", B4800, 4800},
    {"B9600", B9600, 9600},
    {"B19200", B19200, 19200},
    {"B38400", B38400, 38400},
    {"B57600", B57600, 57600},
    {"B115200", B115200, 115200},
    {"B230400", B230400, 230400},
    {"B460800", B460800, 460800},
    {"B500000", B500000, 500000},
    {"B576000", B576000, 576000},
    {"B921600", B921600, 921600},
    {"B1000000", B1000000, 1000000},
    {"B1152000", B1152000, 1152000},
    {"B1500000", B1500000, 1500000},
    {"B2000000", B2000000, 2000000},
    {"B2500000", B2500000, 2500000},
    {"B3000000", B3000000, 3000000},
    {"B3500000", B3500000, 3500000},
    {"B4000000", B4000000, 4000000},
    {nullptr, 0, 0},
};

static constexpr uint32_t kInputMask = static_cast<uint32_t>(CBAUD) << IBSHIFT;

int Attributes::load(int fd) { return ioctl(fd, TCGETS2, &modes_) == 0 ? 0 : errno; }

int Attributes::store(int fd) const { return ioctl(fd, TCSETS2, &modes_) == 0 ? 0 : errno; }

uint32_t* Attributes::flags(char kind) {
    switch (kind) {
        case 'i':
            return &modes_.c_iflag;
        case 'o':
            return &modes_.c_oflag;
        case 'c':
            return &modes_.c_cflag;
        case 'l':
            return &modes_.c_lflag;
        default:
            return nullptr;
    }
}

// ---- speed -------------------------------------------------------------------------------------

// The rate that a constant in c_cflag and the number beside it stand for.
static uint32_t rate_of(uint32_t constant, uint32_t number) {
    for (const auto* speed = Attributes::kSpeeds; speed->name != nullptr; ++speed) {
        if (speed->constant == constant) return speed->rate;
    }
    return number;
}

uint32_t Attributes::output_rate() const {
    return rate_of(modes_.c_cflag & CBAUD, modes_.c_ospeed);
}

uint32_t Attributes::input_rate() const {
    const uint32_t constant = modes_.c_cflag >> IBSHIFT & CBAUD;
    return constant == B0 ? output_rate() : rate_of(constant, modes_.c_ispeed);
}

uint32_t Attributes::constant_of(uint32_t rate) {
    for (const auto* speed = kSpeeds; speed->name != nullptr; ++speed) {
        if (speed->rate == rate) return speed->constant;
    }
    return BOTHER;
}

bool Attributes::to_rate(int64_t value, uint32_t* rate) {
    if (value == BOTHER) return false;
    *rate = static_cast<uint32_t>(value);
    for (const auto* speed = kSpeeds; speed->name != nullptr; ++speed) {
        if (speed->constant == value) *rate = speed->rate;
    }
    return true;
}

void Attributes::set_output_rate(uint32_t rate) {
    modes_.c_cflag = (modes_.c_cflag & ~static_cast<uint32_t>(CBAUD)) | constant_of(rate);
    modes_.c_ospeed = rate;
    if ((modes_.c_cflag & kInputMask) == 0) modes_.c_ispeed = rate;
}

void Attributes::set_input_rate(uint32_t rate) {
    modes_.c_cflag &= ~kInputMask;
    if (rate != 0 && rate != output_rate()) modes_.c_cflag |= constant_of(rate) << IBSHIFT;
    modes_.c_ispeed = rate != 0 ? rate : output_rate();
}

// ---- modes -------------------------------------------------------------------------------------

void Attributes::make_raw() {
    modes_.c_iflag &= ~static_cast<uint32_t>(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP |
                                             INLCR | IGNCR | ICRNL | IUCLC | IXON | IXANY | IXOFF);
    modes_.c_oflag &= ~static_cast<uint32_t>(OPOST);
    modes_.c_lflag &= ~static_cast<uint32_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    modes_.c_cflag &= ~static_cast<uint32_t>(CSIZE | PARENB);
    modes_.c_cflag |= CS8;
    modes_.c_cc[VMIN] = 1;
    modes_.c_cc[VTIME] = 0;
}

static constexpr uint32_t kParityMask = PARENB | PARODD | CMSPAR;
static constexpr struct {
    char letter;
    uint32_t flags;
} kParities[] = {
    {'N', 0},
    {'E', PARENB},
    {'O', PARENB | PARODD},
    {'M', PARENB | PARODD | CMSPAR},
    {'S', PARENB | CMSPAR},
};
static constexpr uint32_t kSizes[] = {CS5, CS6, CS7, CS8};

bool Attributes::set_framing(std::string_view framing) {
    if (framing.size() != 3) return false;
    if (framing[0] < '5' || framing[0] > '8' || framing[2] < '1' || framing[2] > '2') return false;
    for (const auto& parity : kParities) {
        if (parity.letter != (framing[1] & ~0x20)) continue;
        modes_.c_cflag &= ~(static_cast<uint32_t>(CSIZE | CSTOPB) | kParityMask);
        modes_.c_cflag |= kSizes[framing[0] - '5'] | parity.flags;
        if (framing[2] == '2') modes_.c_cflag |= CSTOPB;
        return true;
    }
    return false;
}

void Attributes::framing(char text[4]) const {
    text[0] = '8';
    for (int i = 0; i < 4; ++i) {
        if ((modes_.c_cflag & CSIZE) == kSizes[i]) text[0] = static_cast<char>('5' + i);
    }
    text[1] = 'N';
    for (const auto& parity : kParities) {
        const uint32_t set = modes_.c_cflag & kParityMask;
        if ((set & PARENB) != 0 && set == parity.flags) text[1] = parity.letter;
    }
    text[2] = (modes_.c_cflag & CSTOPB) != 0 ? '2' : '1';
    text[3] = '\0';
}

}  // namespace eco
