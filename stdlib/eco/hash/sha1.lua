-- SPDX-License-Identifier: MIT
--- SHA-1, RFC 3174: for checksums only; it can be forged.
-- @module eco.hash.sha1

return require 'eco.hash.algorithm'.module 'sha1'
