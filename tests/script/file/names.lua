-- SPDX-License-Identifier: MIT
-- The parts of a path, by the rules of POSIX.
local check = require 'check'
local file = require 'eco.file'

for path, parts in pairs {
    ['/a/b/'] = { '/a', 'b' },
    ['/a/b'] = { '/a', 'b' },
    ['a/b'] = { 'a', 'b' },
    ['a'] = { '.', 'a' },
    ['a/'] = { '.', 'a' },
    ['/a'] = { '/', 'a' },
    ['/'] = { '/', '/' },
    ['///'] = { '/', '/' },
    [''] = { '.', '.' },
    ['.'] = { '.', '.' },
    ['..'] = { '.', '..' },
    ['a//b'] = { 'a', 'b' },
    ['//a//b//'] = { '//a', 'b' },
    ['a/../b'] = { 'a/..', 'b' },
    ['\255/\128'] = { '\255', '\128' },
} do
    check.eq(file.dirname(path), parts[1], path)
    check.eq(file.basename(path), parts[2], path)
end
check.raises("bad argument #1 to 'dirname' (string expected, got no value)", file.dirname)
check.raises("bad argument #1 to 'basename' (string expected, got table)", file.basename, {})
