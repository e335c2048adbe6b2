-- The command :Newsls, and what newsls’s own commands do in this editor.  See :help newsls.

if vim.g.loaded_newsls then
  return
end
vim.g.loaded_newsls = true

vim.api.nvim_create_user_command('Newsls', function(call)
  require('newsls.command').run(call)
end, {
  nargs = '*',
  bang = true,
  range = true,
  complete = function(lead, line)
    return require('newsls.command').complete(lead, line)
  end,
  desc = 'Summaries, fact sheets and figures of news drafts',
})

vim.api.nvim_set_hl(0, 'NewslsSummary', { link = 'Visual', default = true })

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('newsls', {}),
  desc = 'Show what newsls’s actions and lenses find in windows and lists',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'newsls' then
      require('newsls').attached()
    end
  end,
})
