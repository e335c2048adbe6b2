local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read
  s.go('Quintela told')
  vim.lsp.buf.rename('Quintella')
  s.wait('the new name', function()
    return vim.fn.search('Helena Quintella, who', 'nw') > 0
  end)
  s.check(vim.fn.search('Quintella told reporters', 'nw') > 0, 'the surname alone was not renamed')
  s.check(vim.fn.search('Quintela', 'nw') == 0, 'the old name is still there')
  s.check(vim.fn.search('🎉', 'nw') > 0, 'the renaming garbled the rest of the draft')
end)
