-- SPDX-License-Identifier: MIT
-- RFC 4231, 4; of case 5 all bytes.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hmac = require 'eco.hash.hmac'

for _, case in ipairs {
    { key = ('\11'):rep(20),
        data = 'Hi There',
        sha256 = 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
        sha512 = '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde'
            .. 'daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    },
    { key = 'Jefe',
        data = 'what do ya want for nothing?',
        sha256 = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
        sha512 = '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554'
            .. '9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    },
    { key = ('\170'):rep(20),
        data = ('\221'):rep(50),
        sha256 = '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
        sha512 = 'fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39'
            .. 'bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb',
    },
    { key = hex.decode '0102030405060708090a0b0c0d0e0f10111213141516171819',
        data = ('\205'):rep(50),
        sha256 = '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
        sha512 = 'b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db'
            .. 'a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd',
    },
    { key = ('\12'):rep(20),
        data = 'Test With Truncation',
        sha256 = 'a3b6167473100ee06e0c796c2955552bfa6f7c0a6a8aef8b93f860aab0cd20c5',
        sha512 = '415fad6271580a531d4179bc891d87a650188707922a4fbb36663a1eb16da008'
            .. '711c5b50ddd0fc235084eb9d3364a1454fb2ef67cd1d29fe6773068ea266e96b',
    },
    { key = ('\170'):rep(131),
        data = 'Test Using Larger Than Block-Size Key - Hash Key First',
        sha256 = '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
        sha512 = '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352'
            .. '6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
    },
    { key = ('\170'):rep(131),
        data = 'This is a test using a larger than block-size key and a larger than '
            .. 'block-size data. The key needs to be hashed before being used by the HMAC '
            .. 'algorithm.',
        sha256 = '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
        sha512 = 'e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944'
            .. 'b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58',
    },
} do
    for _, name in ipairs { 'sha256', 'sha512' } do
        local hash = require('eco.hash.' .. name)
        check.eq(hex.encode(hmac.sum(hash, case.key, case.data)), case[name], name)
    end
end
