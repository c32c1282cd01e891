-- SPDX-License-Identifier: MIT
--- Bytes as text: `encoding.base64` is `require 'eco.encoding.base64'`, `encoding.hex` likewise.
-- @module eco.encoding

return {
    base64 = require 'eco.encoding.base64',
    hex = require 'eco.encoding.hex',
}
