-- SPDX-License-Identifier: MIT
-- The environment of a child: replaced as a whole, or added to.
local check = require 'check'
local sys = require 'eco.sys'

local function environment(...)
    local lines = {}
    local text = check.ok(sys.exec(...)):read_stdout 'a'
    for line in text:gmatch '(.-)%z' do
        lines[#lines + 1] = line
    end
    table.sort(lines)
    return lines
end

local env = { 'env', '-0' }
check.same(environment(env, { 'A=1', 'B=x y' }), { 'A=1', 'B=x y' })
check.same(environment(env, { A = 1, B = 'x y' }), { 'A=1', 'B=x y' })
check.same(environment(env, { 'A=1', B = 'x y', C = false }), { 'A=1', 'B=x y' })
check.same(environment(env, {}), {})
check.same(environment(env, { 'A=', 'B==', 'C=a\nb', 'D=\255' }),
    { 'A=', 'B==', 'C=a\nb', 'D=\255' })
check.same(environment(env, { env = { A = 1 } }), { 'A=1' })
check.same(environment(env, nil, { env = { 'A=1' } }), { 'A=1' })
check.same(environment('env', '-0', { env = { A = 1 } }), { 'A=1' })
check.same(environment(env, { 'A=1', 'B=2' }, { env_add = { B = 3, C = 4 } }),
    { 'A=1', 'B=3', 'C=4' })

check.ok(sys.setenv('ECO_TEST', 'inherited'))
check.eq(sys.getenv 'ECO_TEST', 'inherited')
check.eq(os.getenv 'ECO_TEST', 'inherited')
local all = environment(env)
local added = environment(env, nil, { env_add = { 'ECO_ADDED=1', ECO_TEST = false } })
check.eq(#added, #all)
check.ok(table.concat(all, '\n'):find 'ECO_TEST=inherited')
check.ok(table.concat(added, '\n'):find 'ECO_ADDED=1')
check.eq(table.concat(added, '\n'):find 'ECO_TEST', nil)
check.ok(sys.setenv('ECO_TEST', nil))
check.eq(sys.getenv 'ECO_TEST', nil)

-- Programs are looked for in eco's own PATH.
check.same(environment({ 'env', '-0' }, { PATH = '/nowhere' }), { 'PATH=/nowhere' })

for _, wrong in ipairs { { 'A' }, { '=1' }, { [''] = 1 }, { ['A=B'] = 1 }, { A = {} }, { true },
    { 'A=\0' }, { A = '\0' } } do
    check.raises("bad argument #2 to 'exec'", sys.exec, env, wrong)
end
check.raises("bad argument #2 to 'exec'", sys.exec, env, 'A=1')
check.raises('bad argument', sys.setenv, 'A=B', 1)
check.raises('bad argument', sys.setenv, '', 1)
check.raises('bad argument', sys.setenv, 'A', 'x\0y')
check.raises('bad argument', sys.getenv, 'x\0y')
