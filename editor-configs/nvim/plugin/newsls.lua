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

local group = vim.api.nvim_create_augroup('newsls', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Show what newsls’s actions and lenses find in windows and lists',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'newsls' then
      require('newsls').attached()
      vim.b[event.buf].newsls_nameless = vim.api.nvim_buf_get_name(event.buf) == ''
    end
  end,
})

-- Neovim goes on calling a draft by the name that it had when it was attached, which is none.
vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  desc = 'Tell newsls the name of a draft that had none',
  callback = function(event)
    if vim.b[event.buf].newsls_nameless and vim.api.nvim_buf_get_name(event.buf) ~= '' then
      require('newsls.restart').attach_again(event.buf)
    end
  end,
})
