// SPDX-License-Identifier: MIT
#include "modules/log/syslog.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace eco {

// Bytes of text. The usual receivers cut datagrams of more than 8 KiB.
static constexpr size_t kLongest = 8000;

void Syslog::close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

void Syslog::set_path(const std::string& path) {
    close();
    was_there_ = false;
    path_ = path;
}

int Syslog::connect() {
    sockaddr_un address = {};
    if (path_.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    address.sun_family = AF_UNIX;
    path_.copy(address.sun_path, sizeof address.sun_path - 1);
    fd_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd_ < 0) return errno;
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const int error = errno;
        close();
        return error;
    }
    was_there_ = true;
    return 0;
}

int Syslog::transmit(const std::string& datagram) {
    if (fd_ < 0) {
        if (const int error = connect()) return error;
    }
    if (::send(fd_, datagram.data(), datagram.size(), MSG_NOSIGNAL) >= 0) return 0;
    const int error = errno;
    if (error != EAGAIN && error != ENOBUFS) close();  // a restart leaves the connection dead
    return error;
}

// How much of it goes into one datagram: no more than receivers keep, and whole characters of
// UTF-8.
static std::string_view first_part(std::string_view text) {
    if (text.size() <= kLongest) return text;
    size_t size = kLongest;
    while (size > kLongest - 3 && (text[size] & 0xc0) == 0x80) --size;
    return text.substr(0, size);
}

int Syslog::send(Line& line) {
    const std::string_view text = line.text;
    do {
        const std::string_view part = first_part(text.substr(line.done));
        const int error = transmit(format_for_syslog(line, part));
        if (error != 0) return error;
        was_there_ = true;
        line.done += part.size();
    } while (line.done < text.size());
    return 0;
}

}  // namespace eco
