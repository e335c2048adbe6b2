local s = require('support')

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read
  s.go('Quintela told')
  vim.lsp.buf.hover()
  s.wait('the card', float)
  local card = float()
  s.check(card:find('Helena Quintela', 1, true), 'the card does not give the full name: ' .. card)
  s.check(card:find('Energy Minister', 1, true), 'the card does not give the role: ' .. card)
end)
