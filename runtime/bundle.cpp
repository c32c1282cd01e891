// SPDX-License-Identifier: MIT
#include "runtime/bundle.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "runtime/lua.h"

namespace eco {

namespace {

// Where the bundle is, how long it is, and its CRC-32: hexadecimal digits, which mean the same on
// every architecture. Volatile, since what the compiler sees here is not what will be here. The
// name must not be in any other place of the executable.
const volatile char kSlot[] = "eco-bundle-slot-1:0000000000000000:0000000000000000:00000000";

struct Place {
    unsigned long long offset = 0;
    unsigned long long size = 0;
    unsigned long checksum = 0;
};

std::string slot_text() {
    std::string text;
    for (size_t i = 0; i + 1 < sizeof kSlot; ++i) text += kSlot[i];
    return text;
}

Place read_slot() {
    const std::string text = slot_text();
    const char* digits = text.c_str() + text.find(':') + 1;
    Place place;
    char* end = nullptr;
    place.offset = std::strtoull(digits, &end, 16);
    place.size = std::strtoull(end + 1, &end, 16);
    place.checksum = std::strtoul(end + 1, &end, 16);
    return place;
}

class Executable {
public:
    // By the name that execve(2) was given where /proc is not mounted.
    Executable() : fd_(open("/proc/self/exe", O_RDONLY | O_CLOEXEC)) {
        if (fd_ >= 0 || errno != ENOENT) return;
        const auto* name = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
        if (name != nullptr) fd_ = open(name, O_RDONLY | O_CLOEXEC);
    }
    ~Executable() {
        if (fd_ >= 0) close(fd_);
    }
    Executable(const Executable&) = delete;
    Executable& operator=(const Executable&) = delete;

    // Whether all of it can be in the file. False with errno 0 if it is not.
    bool has(const Place& place) const {
        struct stat info;
        if (fd_ < 0 || fstat(fd_, &info) != 0) return false;
        errno = 0;
        const auto size = static_cast<unsigned long long>(info.st_size);
        return place.offset <= size && place.size <= size - place.offset;
    }

    // False with errno, or with 0 if the file has ended.
    bool read(std::string& text, unsigned long long offset) const {
        for (size_t done = 0; done < text.size();) {
            const ssize_t count =
                pread(fd_, &text[done], text.size() - done, static_cast<off_t>(offset + done));
            if (count < 0 && errno == EINTR) continue;
            if (count == 0) errno = 0;
            if (count <= 0) return false;
            done += static_cast<size_t>(count);
        }
        return true;
    }

private:
    int fd_;
};

bool is_intact(const std::string& text, unsigned long checksum) {
    return crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size()) == checksum;
}

std::string why_not() {
    if (errno != 0) return std::string("cannot read the program's own file: ") + strerror(errno);
    return "this program is damaged: what was bundled with it is not behind its end any more "
           "(strip and other tools drop it)";
}

}  // namespace

bool has_bundle() {
    constexpr size_t kFirstDigit = sizeof "eco-bundle-slot-1";
    for (size_t i = kFirstDigit; i < kFirstDigit + 16; ++i) {
        if (kSlot[i] != '0') return true;
    }
    return false;
}

std::optional<std::string> read_bundle(std::string* error) {
    const Place place = read_slot();
    const Executable executable;
    std::string text;
    bool complete = executable.has(place);
    if (complete) {
        text.resize(place.size);
        complete = executable.read(text, place.offset);
    }
    if (complete && is_intact(text, place.checksum)) return text;
    if (complete) errno = 0;
    *error = why_not();
    return std::nullopt;
}

void add_bundle_slot(lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    push(L, slot_text());
    lua_setfield(L, -2, "bundle_slot");
    lua_pop(L, 1);
}

}  // namespace eco
