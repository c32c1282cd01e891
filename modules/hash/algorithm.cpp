// SPDX-License-Identifier: MIT
#include "modules/hash/algorithm.h"

#include <mbedtls/version.h>

#include "runtime/check.h"

// The functions that report errors have had two names. The errors are those of hardware.
#if MBEDTLS_VERSION_MAJOR < 3
#define ECO_HASH(function) function##_ret
#else
#define ECO_HASH(function) function
#endif

namespace eco {

static void succeed(int result) {
    errno = 0;
    CHECK(result == 0, "a hash function failed");
}

static const Algorithm kAlgorithms[] = {
    {"md5", 16, 64,
     [](HashState& state) {
         mbedtls_md5_init(&state.md5);
         succeed(ECO_HASH(mbedtls_md5_starts)(&state.md5));
     },
     [](HashState& state, const uint8_t* data, size_t size) {
         succeed(ECO_HASH(mbedtls_md5_update)(&state.md5, data, size));
     },
     [](HashState& state, uint8_t* digest) {
         succeed(ECO_HASH(mbedtls_md5_finish)(&state.md5, digest));
     },
     [](HashState& state) { mbedtls_md5_free(&state.md5); }},
    {"sha1", 20, 64,
     [](HashState& state) {
         mbedtls_sha1_init(&state.sha1);
         succeed(ECO_HASH(mbedtls_sha1_starts)(&state.sha1));
     },
     [](HashState& state, const uint8_t* data, size_t size) {
         succeed(ECO_HASH(mbedtls_sha1_update)(&state.sha1, data, size));
     },
     [](HashState& state, uint8_t* digest) {
         succeed(ECO_HASH(mbedtls_sha1_finish)(&state.sha1, digest));
     },
     [](HashState& state) { mbedtls_sha1_free(&state.sha1); }},
    {"sha256", 32, 64,
     [](HashState& state) {
         mbedtls_sha256_init(&state.sha256);
         succeed(ECO_HASH(mbedtls_sha256_starts)(&state.sha256, 0));
     },
     [](HashState& state, const uint8_t* data, size_t size) {
         succeed(ECO_HASH(mbedtls_sha256_update)(&state.sha256, data, size));
     },
     [](HashState& state, uint8_t* digest) {
         succeed(ECO_HASH(mbedtls_sha256_finish)(&state.sha256, digest));
     },
     [](HashState& state) { mbedtls_sha256_free(&state.sha256); }},
    {"sha512", 64, 128,
     [](HashState& state) {
         mbedtls_sha512_init(&state.sha512);
         succeed(ECO_HASH(mbedtls_sha512_starts)(&state.sha512, 0));
     },
     [](HashState& state, const uint8_t* data, size_t size) {
         succeed(ECO_HASH(mbedtls_sha512_update)(&state.sha512, data, size));
     },
     [](HashState& state, uint8_t* digest) {
         succeed(ECO_HASH(mbedtls_sha512_finish)(&state.sha512, digest));
     },
     [](HashState& state) { mbedtls_sha512_free(&state.sha512); }},
};

const Algorithm* find_algorithm(std::string_view name) {
    for (const Algorithm& algorithm : kAlgorithms) {
        if (name == algorithm.name) return &algorithm;
    }
    return nullptr;
}

}  // namespace eco
