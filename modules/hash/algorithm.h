// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <mbedtls/md5.h>
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>

namespace eco {

// The state of one computation, by any of the algorithms.
union HashState {
    mbedtls_md5_context md5;
    mbedtls_sha1_context sha1;
    mbedtls_sha256_context sha256;
    mbedtls_sha512_context sha512;
};

constexpr size_t kLongestDigest = 64;

// A hash function of mbed TLS. Its general layer would bring all that it knows into the binary.
struct Algorithm {
    const char* name;
    size_t digest_size;
    size_t block_size;
    void (*start)(HashState& state);
    void (*update)(HashState& state, const uint8_t* data, size_t size);
    void (*finish)(HashState& state, uint8_t* digest);
    void (*wipe)(HashState& state);
};

// Null if there is none of that name.
const Algorithm* find_algorithm(std::string_view name);

}  // namespace eco
