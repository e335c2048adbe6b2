local s = require('support')

local function report()
  vim.cmd('checkhealth newsls')
  s.wait('the report', function()
    return vim.bo.filetype == 'checkhealth' and s.holds('newsls: settings')
  end)
  local text = s.text()
  vim.cmd('bdelete!')
  return text
end

local function says(text, words)
  s.check(text:find(words, 1, true), ('the report lacks “%s”:\n%s'):format(words, text))
end

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the')
  local text = report()
  says(text, 'Neovim 0.1')
  says(text, 'newsls 0.')
  says(text, 'Attached to ')
  says(text, 'draft.md')
  says(text, 'No newsls.toml at or above')
  says(text, 'No settings are given in Neovim')
  s.check(not text:find('ERROR', 1, true), 'an error: ' .. text)

  -- A draft without a name, in which Neovim shows nothing until it is written.
  local named = vim.api.nvim_get_current_buf()
  local path = vim.fs.dirname(vim.api.nvim_buf_get_name(0)) .. '/new.md'
  vim.cmd('enew | set filetype=markdown')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'Boats left the the harbour at noon, the minister said.' })
  s.client()
  text = report()
  says(text, 'a draft without a name')
  vim.cmd('write ' .. vim.fn.fnameescape(path))
  s.diagnostic('repeated-word', 'the the')
  s.go('noon')
  s.type('iabout about <Esc>')
  s.diagnostic('repeated-word', 'about about')
  vim.cmd('bdelete!')
  vim.api.nvim_set_current_buf(named)
  s.diagnostic('repeated-word', 'of of')

  -- A settings file with a slip, and settings with two.
  local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(0))
  vim.fn.writefile({ '[stile]', 'spelling = "uk"' }, folder .. '/newsls.toml')
  require('newsls').configure({ style = { spelling = 'french' }, wordFiles = {}, editor = { codeLenz = true } })
  text = report()
  says(text, 'Settings from ')
  says(text, 'newsls.toml')
  says(text, 'newsls has no setting “stile”')
  says(text, '“style.spelling” must be one of any, us, uk, not "french"')
  says(text, 'newsls has no setting “editor.codeLenz”')
  s.check(not text:find('“wordFiles”', 1, true), 'camelCase is not known: ' .. text)

  -- Nothing to start.
  for _, client in ipairs(vim.lsp.get_clients({ name = 'newsls' })) do
    client.stop(client)
  end
  s.wait('newsls to leave', function()
    return #vim.lsp.get_clients({ name = 'newsls' }) == 0
  end)
  if vim.lsp.config then
    vim.lsp.config('newsls', { cmd = { 'newsls-of-nowhere' } })
    text = report()
    says(text, '“newsls-of-nowhere” is not on the PATH of Neovim')
    says(text, 'pipx install newsls')
    says(text, 'newsls is not running')
    vim.lsp.enable('newsls', false)
    says(report(), "vim.lsp.enable('newsls')")
  end
  vim.cmd('Newsls figures')
  s.heard('it is not attached to this buffer; :checkhealth newsls tells what to do.')
end)
