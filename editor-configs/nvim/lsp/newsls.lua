-- newsls for Neovim 0.11 and newer: findings, fixes, cards and summaries in news drafts.
-- Copy this file to ~/.config/nvim/lsp/newsls.lua and put vim.lsp.enable('newsls') in your init.lua.

---@type vim.lsp.Config
return {
  cmd = { 'newsls', 'serve' },
  filetypes = { 'markdown', 'text', 'html' },
  root_markers = { 'newsls.toml', 'pyproject.toml', '.git' },
}
