std = 'luajit'
max_line_length = 100

read_globals = {
    eco = { other_fields = true, fields = { panic_hook = { read_only = false } } },

    -- What the 5.3/5.4 library layer adds (modules/compat, stdlib/eco/compat.lua).
    'rawlen', 'utf8',
    coroutine = { fields = { 'close' } },
    math = { fields = { 'type', 'tointeger', 'ult', 'maxinteger', 'mininteger' } },
    package = { fields = { 'searchers' } },
    string = { fields = { 'pack', 'packsize', 'unpack' } },
    table = { fields = { 'move', 'pack', 'unpack' } },
}

-- These two add to the standard library: they set fields of read-only tables.
files['stdlib/eco/boot'] = { ignore = { '122' } }
files['stdlib/eco/compat.lua'] = { ignore = { '122' } }

-- What a benchmark keeps so that the compiler cannot leave it out is never read.
files['bench'] = { ignore = { '241' } }
