local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read
  s.go('Quintela told')
  vim.lsp.buf.hover()
  s.wait('the card', s.float)
  local card = s.float()
  s.check(card:find('Helena Quintela', 1, true), 'the card does not give the full name: ' .. card)
  s.check(card:find('Energy Minister', 1, true), 'the card does not give the role: ' .. card)
end)
