-- SPDX-License-Identifier: MIT
--- SHA-256, RFC 6234.
-- @module eco.hash.sha256

return require 'eco.hash.algorithm'.module 'sha256'
