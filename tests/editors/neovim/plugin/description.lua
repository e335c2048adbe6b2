local s = require('support')

s.run(function()
  local before = s.text()
  vim.cmd('Newsls description') -- before newsls has started
  s.heard('it is starting; a moment.')
  s.heard('the front matter’s description is: ')
  s.check(vim.api.nvim_buf_get_lines(0, 0, 1, false)[1] == '---', 'no front matter: ' .. s.text())
  s.check(vim.fn.search('^description: ', 'nw') > 0, 'no description: ' .. s.text())
  s.check(s.holds('# Portugal and Morocco settle'), 'the draft is gone')
  vim.cmd('undo')
  s.check(s.text() == before, 'undone, the draft is another: ' .. s.text())
end)
