-- newsls for Neovim 0.11 and newer: findings, fixes, cards and summaries in news drafts.
-- Copy this file to ~/.config/nvim/lsp/newsls.lua and put vim.lsp.enable('newsls') in your init.lua.

---@type vim.lsp.Config
return {
  cmd = { 'newsls', 'serve' },
  filetypes = { 'markdown', 'text', 'html' },
  root_markers = { 'newsls.toml', 'pyproject.toml', '.git' },
  commands = {
    -- A click on “9 mentions, 3 quotes” lists them.
    ['newsls.showMentions'] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local params = {
        textDocument = { uri = command.arguments[1] },
        position = command.arguments[2],
        context = { includeDeclaration = true },
      }
      client:request('textDocument/references', params, function(_, found)
        local items = vim.lsp.util.locations_to_items(found or {}, client.offset_encoding)
        vim.fn.setqflist({}, ' ', { title = command.title, items = items })
        vim.cmd('botright copen')
      end, context.bufnr)
    end,
  },
  -- With the plugin beside this file, newsls is started again where it ended by itself.
  on_exit = function(...)
    local found, newsls = pcall(require, 'newsls')
    if found and newsls.on_exit then
      newsls.on_exit(...)
    end
  end,
}
