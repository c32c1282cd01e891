-- SPDX-License-Identifier: MIT
-- RFC 2202, 2.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hmac = require 'eco.hash.hmac'

for _, case in ipairs {
    { key = ('\11'):rep(16),
        data = 'Hi There',
        md5 = '9294727a3638bb1c13f48ef8158bfc9d',
    },
    { key = 'Jefe',
        data = 'what do ya want for nothing?',
        md5 = '750c783e6ab0b503eaa86e310a5db738',
    },
    { key = ('\170'):rep(16),
        data = ('\221'):rep(50),
        md5 = '56be34521d144c88dbb8c733f0e8b3f6',
    },
    { key = hex.decode '0102030405060708090a0b0c0d0e0f10111213141516171819',
        data = ('\205'):rep(50),
        md5 = '697eaf0aca3a3aea3a75164746ffaa79',
    },
    { key = ('\12'):rep(16),
        data = 'Test With Truncation',
        md5 = '56461ef2342edc00f9bab995690efd4c',
    },
    { key = ('\170'):rep(80),
        data = 'Test Using Larger Than Block-Size Key - Hash Key First',
        md5 = '6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd',
    },
    { key = ('\170'):rep(80),
        data = 'Test Using Larger Than Block-Size Key and Larger '
            .. 'Than One Block-Size Data',
        md5 = '6f630fad67cda0ee1fb1f562db3aa53e',
    },
} do
    for _, name in ipairs { 'md5' } do
        local hash = require('eco.hash.' .. name)
        check.eq(hex.encode(hmac.sum(hash, case.key, case.data)), case[name], name)
    end
end
