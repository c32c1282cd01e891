// SPDX-License-Identifier: MIT
#pragma once

namespace eco {

// Of this program. Also in meson.build.
constexpr const char* kVersion = "0.1.0";

// The API that scripts test for with eco.VERSION_MAJOR and its sisters.
constexpr const char* kApiVersion = "4.1.3";
constexpr int kApiVersionMajor = 4;
constexpr int kApiVersionMinor = 1;
constexpr int kApiVersionPatch = 3;

}  // namespace eco
