-- SPDX-License-Identifier: MIT
-- Keys around the size of a block.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hmac = require 'eco.hash.hmac'

for name, digests in pairs {
    md5 = {
        [0] = '344346cf52ef5785bf80070a43035426',
        [1] = 'c7110920bcc2b49d73c50ba707dd0630',
        [63] = '5f3c3019e1c1cdfbe0110207118a3bdd',
        [64] = 'e0525f930df7e5415f8beed9da4e1f3c',
        [65] = 'b7d1158ae12147f7faa37bc828cc7321',
        [127] = '4a02bf26d2d74b7c3a4440aae2a5d596',
        [128] = '816118347d1b33ea4f375e8320a850f9',
        [129] = '6c0c4a61e8e38aa8e3663f2d16062d90',
    },
    sha256 = {
        [0] = 'e528c4d99e6177f5841f712a143b90843299a4aa181a06501422d9ca862bd2a5',
        [1] = '98755ce7a0d431b5d7b8ec8e343ada3bcaa4f6c44ca468cffcbaa9c273634dd7',
        [63] = 'ac606b54f050fbdd53bb5848b99dd0bb6f1222bd375ea2aaf66f1af02fcf73e7',
        [64] = '93244b031118b8060c6619e5900fcf916faefb2d8d020fecb22ae0f62275db08',
        [65] = 'a79b53d0bf1cb4bb00c301979e6e60ef792a435cafabd76ab9e8989bbdef2dff',
        [127] = 'fbb0eb55ec901ecfa8488a4bea90a2452110d1e8a4a846c6fcd2979146997858',
        [128] = 'e7253241ed03396aedff1964aa008bef574a400a908c1d8370fedea094954cd3',
        [129] = 'b45d1b4d2a3c14a7aeb67d412235a02037ae5751cf38dd37498ded9ce127cd83',
    },
    sha512 = {
        [0] = '768c8b8791fd5a59d1cd1edb860054d746b181926b0551bcff4bd4e135f4bbc8'
            .. '9e395f9f250f8b582ebe92d3ff63dd401d3ab2af85790b24ecd92dce7466c16d',
        [1] = '35147d6a9f273e3c3edd49a4f6c16614c9c94a56d04036fc67b19f3cd91c0856'
            .. 'dbcc62dfc896e903d5391cfa3e73ae9ee6ccb9a225b1eaf0db2625fb9210211c',
        [63] = '875da780df73e738c6c60660d698fa0324c5f1698ca044033d5d0b69fc28bc42'
            .. '2eb77e9d3e84abb25b392fd2cf770ffd2dc46a6952069115a6324e18e015e05c',
        [64] = '235cba0bce4af24a19a310c2e79491186e730de4937e11b6db2fd97bdb2eff74'
            .. '0998507e82b2b351dbdcfa67af075f1201053bd038e15cae249eb7751246d3b0',
        [65] = '554a9e59c27e8f4d56e3bd2c85ae2e97fdb583d3c5be8472899309e12daff416'
            .. 'b19864d403bf0e72cf9b83ab0b35dd5bbe08dfe917cfaf44c486cb26f9cf3f73',
        [127] = 'd9df676f42cd613636b81d2c49f543720b829aad7122b85747f0f77c535cb6cb'
            .. 'ec8fa45a86aa2a13ef270acdb6c365458df43be24f462e292160f5fb99eda568',
        [128] = 'a23f6de776df36fc508c00ffdb962b1b30642e5c7e56ca255a60e5ddaeefdab3'
            .. '565b361e002eac24508ff01f2fc8a16af43b1a2705a802688e3409d954f4d84c',
        [129] = 'd29ec3b6c1825523002c90f4fe58306bcf36a943412e6e78b574971117e2d289'
            .. 'ba5eb6ef0c21c56a52620e6410a476837a80eb6e05e0e28a7a6affc160974bec',
    },
} do
    local hash = require('eco.hash.' .. name)
    for size, digest in pairs(digests) do
        check.eq(hex.encode(hmac.sum(hash, ('k'):rep(size), 'data')), digest, name .. ' ' .. size)
    end
end
