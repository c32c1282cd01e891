-- SPDX-License-Identifier: MIT
-- RFC 2202, 3.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hmac = require 'eco.hash.hmac'

for _, case in ipairs {
    { key = ('\11'):rep(20),
        data = 'Hi There',
        sha1 = 'b617318655057264e28bc0b6fb378c8ef146be00',
    },
    { key = 'Jefe',
        data = 'what do ya want for nothing?',
        sha1 = 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    },
    { key = ('\170'):rep(20),
        data = ('\221'):rep(50),
        sha1 = '125d7342b9ac11cd91a39af48aa17b4f63f175d3',
    },
    { key = hex.decode '0102030405060708090a0b0c0d0e0f10111213141516171819',
        data = ('\205'):rep(50),
        sha1 = '4c9007f4026250c6bc8414f9bf50c86c2d7235da',
    },
    { key = ('\12'):rep(20),
        data = 'Test With Truncation',
        sha1 = '4c1a03424b55e07fe7f27be1d58bb9324a9a5a04',
    },
    { key = ('\170'):rep(80),
        data = 'Test Using Larger Than Block-Size Key - Hash Key First',
        sha1 = 'aa4ae5e15272d00e95705637ce8a3b55ed402112',
    },
    { key = ('\170'):rep(80),
        data = 'Test Using Larger Than Block-Size Key and Larger '
            .. 'Than One Block-Size Data',
        sha1 = 'e8e99d0f45237d786d6bbaa7965c7808bbff1a91',
    },
} do
    for _, name in ipairs { 'sha1' } do
        local hash = require('eco.hash.' .. name)
        check.eq(hex.encode(hmac.sum(hash, case.key, case.data)), case[name], name)
    end
end
