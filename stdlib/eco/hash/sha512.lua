-- SPDX-License-Identifier: MIT
--- SHA-512, RFC 6234.
-- @module eco.hash.sha512

return require 'eco.hash.algorithm'.module 'sha512'
