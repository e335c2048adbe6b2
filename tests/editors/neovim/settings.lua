local s = require('support')

-- What docs and help say: vim.lsp.config() for the servers to come, a notification for the one that runs.
local function set(settings)
  vim.lsp.config('newsls', { settings = { newsls = settings } })
  local client = s.client()
  client.settings = vim.lsp.config.newsls.settings
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
end

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'of of')
  set({ ignore = { 'repeated-word' } })
  s.gone('repeated-word')
  s.diagnostic('confused-word', 'lead')
  set({ ignore = {}, severities = { ['repeated-word'] = 'error' } })
  s.wait('errors', function()
    for _, d in ipairs(vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })) do
      if d.code == 'repeated-word' then
        return true
      end
    end
  end)
end)
