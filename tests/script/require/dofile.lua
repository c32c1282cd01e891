-- SPDX-License-Identifier: MIT
-- A file run by dofile may wait; its results are those of dofile.
local check = require 'check'
local path = require 'fds'.file "#!/usr/bin/env eco\neco.sleep(0.001) return 1, nil, 'x'"
check.same({ dofile(path) }, { 1, nil, 'x' })
local bad = require 'fds'.file 'error "in the file"'
check.raises('in the file', dofile, bad)
check.raises('cannot open', dofile, '/no/such/file')
