-- SPDX-License-Identifier: MIT
-- Lengths around the ends of blocks, where the padding changes its form.
local check = require 'check'
local hex = require 'eco.encoding.hex'

local function data(size)
    local bytes = {}
    for i = 1, size do
        bytes[i] = string.char(i % 251)
    end
    return table.concat(bytes)
end

for name, digests in pairs {
    md5 = {
        [0] = 'd41d8cd98f00b204e9800998ecf8427e',
        [55] = 'b0dfea8a6c34da94d11ac2d6859fdd0b',
        [56] = '0e948e7f8183ae39d759364fa6d61cd2',
        [63] = 'd41676f6509e0ade859c0040ea4bfdc0',
        [64] = '50e845bfe6c70fee663ab5500fd0c411',
        [65] = '044894247ae4b4e80648e446fe9af9cd',
        [111] = '368963f30659cea658c8708dc86cdbf7',
        [112] = '3037132cd8a89c224b8e055ef6d657a1',
        [119] = '663fb06214082d0dcb8bc068b48cd7d6',
        [127] = 'ca927a2522f2e2d0c150c1e1a89139ce',
        [128] = 'a71afaca791df5aaadb02473dcff25dd',
        [129] = '5d8c4cea03b25b113f0c62d247955ac8',
    },
    sha1 = {
        [0] = 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
        [55] = 'f511a618d9d339ea3f92a30bf53d86a1bc4287d1',
        [56] = '6bfa1eec7d9a7ab597e60c981dd360fae026b101',
        [63] = '8047f82413bf4c0b6efb6ea091ce0822020d2efc',
        [64] = '92cb89df62d900b350d93e4225ca6f081d547a28',
        [65] = '7059d434a3b628255c3ef8c892839ab3b91c4fe6',
        [111] = '31394c2ea94e683cfb1a5e336a47b2f66766db3a',
        [112] = 'a1ade140e24a4b06d10a4f714a0f1b9d6ad4998f',
        [119] = 'd8a2ebfbaa1064a4fb4d81844d4bfadf512fcd31',
        [127] = '7cd0b96c22841558529847afbb1752d32ff15c71',
        [128] = '88123d8d8128b2220fbc685184108192d78fe952',
        [129] = '7c52c3f4c5a46e251bb5d165acc895b171ba9f79',
    },
    sha256 = {
        [0] = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        [55] = 'e87b25305254cd03a1ab3d2ce92986a903c4fbc0c76db2e52a26f88b0a97ce10',
        [56] = 'f0ece3bff9d99a790383a7141cff604926d83a7d1d8336f29afa4523079378a5',
        [63] = '7018ebfc63acba9d5c72a3d468176cf6944d46c60d15bfbc925a5cecb2e36cf8',
        [64] = '20a7ec84684f7fe124cb3727d049734ab0b7da2f52fcafbcef989ecfd91e870b',
        [65] = '47e9b736f9001fab14640d9c915574c20669621520371f05a4b50906020dc49f',
        [111] = '0be9af0a7c2a2f271e7b16482c3c7116f6e86bc6675e3e0309a63c74644eb3b7',
        [112] = 'd284646693625d805846fc226167c4a6b92ada3a697ef88e731d1eb6b598fa1d',
        [119] = '484fd15650e5fc1818f0d7e642e9f26eb6bf684fa36d75ec978b689ba0905d6a',
        [127] = '2270f8b0f17a3ace93d442d504b0abb324e6e5e8c26b3ee5d9be69f33b77e863',
        [128] = 'bafa52e3c9b5c87242b6bb2ecb23976625fe469ac15670d22fb09b5be1111115',
        [129] = 'b5baf29ea8ef57ade36b68a46f56642328e9712477b58c4b5ba42521081680d8',
    },
    sha512 = {
        [0] = 'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce'
            .. '47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
        [55] = 'e405210a6ce73262f092c7168784fa7f7d5f90a0b3a4ec83b8ccd3c6ed9a21b2'
            .. '6caf0a381bf1786e1a6ab831e863a408ccc88397c488d0ecd59b8b786b0cbdd3',
        [56] = 'd2a65848a9650609314d2e301e2615e6fdfaa0e363235c07557436803540493e'
            .. '13dfcd1eb2aec68ed6aa804650ca23f2332b9020cd4cbb00e956f56ceee60833',
        [63] = '2104e5ea2ecdf6c15fc8cc499b478e6c54bc29409beba419c822e5b8421d7e14'
            .. '06c14c37b834280be10594fc10c8c9a9d3c03989e63444cfbd3767f75b1745a8',
        [64] = 'de3859b4eda9c3006e060bfcfba2f6743490d03af1adef875102543ff2fa1f74'
            .. 'b0f054f246069213d2061a66570be1ab562bfccfdebe6f3b1a46f112ffd33226',
        [65] = '850ef8a28ce5a2c6215ca6c2fde7557a7a45ea59f2d950d7e9c06a55450f7431'
            .. 'a732a21455f2340c40db9393fcd66c88be8b1b81ac6f25b87dac6309cabf48a3',
        [111] = 'cb15e2f811f35cd9d38a88bcf6cb9690c079267fbc2ea9eb933f35215cfdf1cb'
            .. '1d8d5561aa2c58d7bdda1549fddc33185071a0c9988e4db2341b3f23b448dd4d',
        [112] = '73449ac9c851c9d7989c1453ebe8ce278b14a11e3de65cca35cf3d42a15c0b28'
            .. 'b43a555611ea2f17c202427a4f88557202c2a39647e25077436d14e51aa8984d',
        [119] = 'cfe410b56d317eb2a3d05f83406fadd149b2a857b22cc63db9cb8f131d3ce87e'
            .. '798d02df646424f34b0ae56f7b6914f7813b322ca93c008511a4df16c7484754',
        [127] = '25d69c02ca2f51e4b00b723fe49e86cec9a992a4890e1fa23fcf7d70e519b90a'
            .. 'b03cdf2149122aa53d6619ac796ad964326bb76956524b844cb522319a554ccf',
        [128] = '191aba2aab49306295fb13197d37565e19b92143fa829686a1263becbf9be9a7'
            .. 'f8c5cb98d2006a441908260061019d6ac497f48c6297a07e037eefca9c5d15f8',
        [129] = '8e2c1d01016359a755e3e53caf0a33e384b557f4da5e63d3987d2b812f0d6ce7'
            .. '7e63367423c7b57c689ce67c2c8d13e168426f2139dd3125aba1bb3e23e48806',
    },
} do
    local hash = require('eco.hash.' .. name)
    for size, digest in pairs(digests) do
        check.eq(hex.encode(hash.sum(data(size))), digest, name .. ' of ' .. size)
    end
end
