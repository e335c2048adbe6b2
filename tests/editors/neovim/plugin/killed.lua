local s = require('support')

local function again(old)
  s.wait('another newsls', function()
    local client = vim.lsp.get_clients({ name = 'newsls', bufnr = 0 })[1]
    return client ~= nil and client.initialized and client.id ~= old
  end)
  return s.client()
end

s.run(function()
  local client = s.client()
  s.diagnostic('repeated-word', 'of of')
  s.go('said nobody')
  s.type('isaid <Esc>')
  s.diagnostic('repeated-word', 'said said')
  local text = s.text()

  -- Killed, it comes back with what was typed and not saved.
  local process = s.process()
  s.check(process, 'the server is not a child of Neovim')
  s.check(vim.uv.kill(process, 'sigkill') == 0, 'the server could not be killed')
  s.wait('the findings to go', function()
    return #vim.diagnostic.get(0) == 0
  end)
  client = again(client.id)
  s.check(s.process() ~= process, 'the process is the old one')
  s.diagnostic('repeated-word', 'said said')
  s.check(s.text() == text and vim.bo.modified, 'the draft is another')
  s.go('said said')
  vim.cmd('normal! dw')
  s.wait('an edit to be heard', function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if s.covered(d) == 'said said' then
        return false
      end
    end
    return #vim.diagnostic.get(0) > 0
  end)

  -- Asked for, at once; and not again by itself.
  vim.cmd('Newsls restart')
  s.heard('started again.')
  client = again(client.id)
  s.diagnostic('repeated-word', 'of of')

  -- One that ends whenever it is started is given up after five tries, with one message.
  require('newsls').setup({ restart = { delay = 1 } })
  local cmd = client.config.cmd
  local broken = { 'sh', '-c', 'exit 3' }
  if vim.lsp.config then
    vim.lsp.config('newsls', { cmd = broken })
  end
  client.config.cmd = broken
  vim.uv.kill(s.process(), 'sigkill')
  s.heard('is not started again; :Newsls log shows why, :Newsls restart tries anew.')
  local ended = vim.tbl_filter(function(message)
    return message:find('quit with exit code 3', 1, true)
  end, s.told)
  s.check(#ended == 5, 'it was tried ' .. #ended .. ' times: ' .. vim.inspect(s.told))
  s.check(not s.process(), 'a server runs')
  if vim.lsp.config then
    vim.lsp.config('newsls', { cmd = cmd })
    vim.cmd('Newsls restart')
    again(client.id)
    s.diagnostic('repeated-word', 'of of')
  end
end)
