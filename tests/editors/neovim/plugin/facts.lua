local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the')
  vim.cmd('Newsls facts')
  s.window('markdown')
  s.wait('the sheet', function()
    return vim.bo.buftype == 'nofile'
  end)
  s.check(not s.float(), 'the sheet floats')
  s.check(s.holds('1,000 megawatts') or s.holds('1,000'), 'no number on the sheet: ' .. s.text())
  s.check(s.holds('- [ ]'), 'no boxes to tick: ' .. s.text())
  s.check(#vim.lsp.get_clients({ bufnr = 0 }) == 0, 'newsls reads its own sheet')
  s.check(vim.wo.winbar:find('to check', 1, true), 'the bar says: ' .. vim.wo.winbar)
  local whole = #s.text()
  local saved = vim.fs.dirname(vim.api.nvim_buf_get_name(vim.fn.bufnr('draft.md'))) .. '/sheet.md'
  vim.cmd('write ' .. vim.fn.fnameescape(saved))
  s.check(table.concat(vim.fn.readfile(saved), '\n') == s.text(), 'saved, the sheet is another')
  s.type('q')
  s.check(vim.api.nvim_buf_get_name(0):find('draft%.md$'), 'the sheet is still open')

  vim.cmd('Newsls facts csv')
  s.window('csv')
  s.check(s.text():find(',', 1, true), 'no CSV: ' .. s.text())
  s.type('q')
  vim.cmd('Newsls! facts json')
  s.window('json')
  s.check(s.float(), 'with ! the sheet does not float')
  s.check(pcall(vim.json.decode, s.text()), 'no JSON: ' .. s.text())
  s.type('q')

  vim.cmd('9Newsls facts')
  s.wait('a sheet of one line', function()
    return vim.bo.buftype == 'nofile'
  end)
  s.check(#s.text() < whole, 'the sheet of one line is not shorter')
  s.check(not s.holds('Berrada earned'), 'the sheet has another line: ' .. s.text())
  s.type('q')

  -- By the server’s code action.
  vim.lsp.buf.code_action({ apply = true, context = { diagnostics = {}, only = { 'source.newsls.factSheet' } } })
  s.window('markdown')
  s.wait('the sheet', function()
    return vim.bo.buftype == 'nofile'
  end)
  s.type('q')

  vim.cmd('Newsls facts html')
  s.heard('“html” is no format of a fact sheet; it can be markdown, csv, json, text.')
end)
