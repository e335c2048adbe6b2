-- :checkhealth newsls: what is there, what is not, and what to do about it.

local client = require('newsls.client')

local M = {}

local PATIENCE = 20000 -- milliseconds for newsls to answer

--- The command that starts newsls, as it is configured.
local function command()
  local running = vim.lsp.get_clients({ name = 'newsls' })[1]
  local config = running and running.config or (vim.lsp.config and vim.lsp.config.newsls) or {}
  return config.cmd or { 'newsls', 'serve' }
end

--- What a newsls says when it is called with these arguments; nil where it does not run.
local function told(program, arguments, input)
  local ok, process = pcall(vim.system, { program, unpack(arguments) }, { text = true, stdin = input })
  if not ok then
    return nil
  end
  return process:wait(PATIENCE)
end

local function neovim(health)
  local it = vim.version()
  local version = ('%d.%d.%d'):format(it.major, it.minor, it.patch)
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. version)
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.warn('Neovim ' .. version .. ' has no vim.lsp.enable()', {
      'Start newsls from a FileType autocommand: :help newsls-0.10',
      'or update to Neovim 0.11',
    })
  else
    health.error('Neovim ' .. version .. ' is too old for newsls', { 'Update to Neovim 0.11' })
  end
end

--- Whether newsls is there, and which; its program where it can be asked things.
local function program(health)
  local cmd = command()
  if type(cmd) ~= 'table' then
    health.info('newsls is started by a function of your configuration')
    return nil
  end
  local path = vim.fn.exepath(cmd[1])
  if path == '' then
    health.error(('“%s” is not on the PATH of Neovim'):format(cmd[1]), {
      'Install it: pipx install newsls',
      "or say where it is: vim.lsp.config('newsls', { cmd = { '/path/to/newsls', 'serve' } })",
    })
    return nil
  end
  if not vim.startswith(vim.fs.basename(cmd[1]), 'newsls') then
    health.info('newsls is started by ' .. table.concat(cmd, ' '))
    return nil
  end
  local answer = told(cmd[1], { '--version' })
  if not answer or answer.code ~= 0 then
    health.error(path .. ' does not run', {
      vim.trim(answer and answer.stderr or ''),
      'Install it anew: pipx install --force newsls',
    })
    return nil
  end
  health.ok(('%s (%s)'):format(vim.trim(answer.stdout), path))
  return cmd[1]
end

local function attached(health)
  local running = vim.lsp.get_clients({ name = 'newsls' })
  if #running == 0 then
    if vim.lsp.is_enabled and not vim.lsp.is_enabled('newsls') then
      health.warn('newsls is not enabled', { "Put vim.lsp.enable('newsls') in your init.lua" })
    else
      health.warn('newsls is not running', {
        'It starts with the first draft: a file of Markdown, plain text or HTML (:set filetype? tells)',
        'If one is open, :Newsls restart starts it and :Newsls log shows what went wrong',
      })
    end
    return {}
  end
  local drafts = {}
  for _, server in ipairs(running) do
    local root = server.root_dir and vim.fn.fnamemodify(server.root_dir, ':~') or 'no folder'
    health.ok(('Running in %s, positions in %s'):format(root, server.offset_encoding))
    for bufnr in pairs(server.attached_buffers) do
      local name = vim.api.nvim_buf_get_name(bufnr)
      if name == '' then
        health.warn('Attached to a draft without a name, in which Neovim shows no findings', { ':write NAME gives it one' })
      else
        health.ok('Attached to ' .. vim.fn.fnamemodify(name, ':~:.'))
      end
      drafts[#drafts + 1] = name
    end
    for _, wanted in ipairs({ 'newsls.summarise', 'newsls.factSheet', 'newsls.figures', 'newsls.statistics' }) do
      if not client.has(server, wanted) then
        health.warn('This newsls has no ' .. wanted .. ' yet', { 'Update it: pipx upgrade newsls' })
      end
    end
  end
  table.sort(drafts)
  return drafts
end

--- The settings file of a folder: the nearest at or above it, no further up than the root of its repository.
function M.settings_file(folder)
  while true do
    for _, name in ipairs({ 'newsls.toml', 'pyproject.toml' }) do
      local path = vim.fs.joinpath(folder, name)
      if vim.fn.filereadable(path) == 1 then
        local text = table.concat(vim.fn.readfile(path), '\n')
        if name == 'newsls.toml' or text:find('[tool.newsls', 1, true) then
          return path
        end
      end
    end
    local above = vim.fs.dirname(folder)
    if vim.uv.fs_stat(vim.fs.joinpath(folder, '.git')) or above == folder then
      return nil
    end
    folder = above
  end
end

local function files(health, newsls, drafts)
  local folders, seen = { vim.fn.getcwd() }, {}
  if #drafts > 0 then
    folders = vim.tbl_map(function(draft)
      return draft == '' and vim.fn.getcwd() or vim.fs.dirname(draft)
    end, drafts)
  end
  for _, folder in ipairs(folders) do
    local path = M.settings_file(folder)
    if not seen[path or ''] then
      seen[path or ''] = true
      if not path then
        health.info('No newsls.toml at or above ' .. vim.fn.fnamemodify(folder, ':~') .. ': newsls’s defaults hold')
      else
        health.ok('Settings from ' .. vim.fn.fnamemodify(path, ':~'))
      end
      -- newsls reads no draft here, and tells of its settings.
      local named = { 'check', '--exit-zero', '--stdin-filename', vim.fs.joinpath(folder, 'draft.md'), '-' }
      local answer = newsls and told(newsls, named, '')
      for line in vim.gsplit(answer and answer.stderr or '', '\n') do
        local problem = path and line:find('.toml', 1, true) and line:match('^newsls: (.*)$')
        if problem then
          health.warn(problem, { 'The settings are explained in docs/settings.md and in :help newsls-settings' })
        end
      end
    end
  end
end

local function kebab(key)
  return (key:gsub('%u', function(letter)
    return '-' .. letter:lower()
  end))
end

--- What is wrong with a value, by the schema; each problem a sentence.
---@param value any
---@param schema table
---@param key string
---@param problems string[]
function M.validate(value, schema, key, problems)
  if schema.enum then
    if not vim.list_contains(schema.enum, value) then
      problems[#problems + 1] = ('“%s” must be one of %s, not %s'):format(
        key,
        table.concat(schema.enum, ', '),
        vim.inspect(value)
      )
    end
    return problems
  end
  local held = type(value) == 'table' and (vim.islist(value) and next(value) and 'array' or 'object') or type(value)
  local right = held == schema.type or (schema.type == 'array' and type(value) == 'table' and not next(value))
  if schema.type and not right then
    problems[#problems + 1] = ('“%s” must be of the type %s, not %s'):format(key, schema.type, held)
    return problems
  end
  if schema.type == 'object' then
    for name, inner in pairs(value) do
      local inside = key == '' and tostring(name) or key .. '.' .. tostring(name)
      local rule = (schema.properties or {})[kebab(tostring(name))] or schema.additionalProperties
      if type(rule) == 'table' then
        M.validate(inner, rule, inside, problems)
      elseif rule == false then
        problems[#problems + 1] = ('newsls has no setting “%s”'):format(inside)
      end
    end
  end
  return problems
end

local function given(health, newsls)
  local running = vim.lsp.get_clients({ name = 'newsls' })[1]
  local config = running or (vim.lsp.config and vim.lsp.config.newsls) or {}
  local settings = (config.settings or {}).newsls
  if settings == nil or not next(settings) then
    if settings == nil and next(config.settings or {}) then
      health.warn('The settings given to Neovim lack “newsls” around them', {
        "vim.lsp.config('newsls', { settings = { newsls = { … } } })",
      })
    else
      health.info('No settings are given in Neovim; they would win over newsls.toml')
    end
    return
  end
  local answer = newsls and told(newsls, { 'schema', 'settings' })
  local ok, schema = pcall(vim.json.decode, answer and answer.stdout or '')
  if not ok then
    health.info('Settings given in Neovim: ' .. vim.inspect(settings))
    return
  end
  local problems = M.validate(settings, schema, '', {})
  table.sort(problems)
  for _, problem in ipairs(problems) do
    health.warn(problem, { 'What there is: :help newsls-settings, or newsls schema settings in a shell' })
  end
  if #problems == 0 then
    health.ok('Settings given in Neovim are recognised: ' .. vim.inspect(settings, { newline = ' ', indent = '' }))
  end
end

function M.check()
  local health = vim.health
  health.start('newsls: what is installed')
  neovim(health)
  local newsls = program(health)
  health.start('newsls: the server')
  local drafts = attached(health)
  health.start('newsls: settings')
  files(health, newsls, drafts)
  given(health, newsls)
end

return M
