-- SPDX-License-Identifier: MIT
--- MD5, RFC 1321: for checksums only; it can be forged.
-- @module eco.hash.md5

return require 'eco.hash.algorithm'.module 'md5'
