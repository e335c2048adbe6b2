local s = require('support')

s.run(function()
  local newsls = require('newsls')
  s.check(newsls.status() == '' or s.client(), 'a status without a server: ' .. newsls.status())
  s.client()
  s.diagnostic('repeated-word', 'the the')
  s.wait('the words', function()
    return newsls.status():find('^%d+ findings?, %d+ words, %d+ min$') ~= nil
  end)
  local findings, words = newsls.status():match('^(%d+) findings?, (%d+)')
  s.check(tonumber(findings) == #vim.diagnostic.get(0), 'the status says ' .. newsls.status())
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'Boats left the harbour at noon.' })
  s.wait('six words more', function()
    return newsls.status():find(', ' .. (words + 6) .. ' words,', 1, true) ~= nil
  end)
  -- As a status line has it.
  vim.o.statusline = "%{v:lua.require'newsls'.status()}"
  local shown = vim.api.nvim_eval_statusline(vim.o.statusline, {}).str
  s.check(shown == newsls.status(), 'the line shows ' .. shown)
  vim.cmd('enew')
  s.check(newsls.status() == '', 'a status without a draft: ' .. newsls.status())
end)
