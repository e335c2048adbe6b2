local s = require('support')

s.run(function()
  local client = s.client()
  s.diagnostic('repeated-word', 'the the')
  local draft = vim.api.nvim_get_current_buf()
  vim.cmd('Newsls figures')
  s.wait('the list', function()
    return vim.bo.buftype == 'quickfix'
  end)
  local list = vim.fn.getqflist({ title = 1, items = 1 })
  s.check(list.title == 'newsls figures', 'the list is called ' .. list.title)
  local quintela = vim.tbl_filter(function(item)
    return item.text:find('Helena Quintela', 1, true)
  end, list.items)[1]
  s.check(quintela, 'Quintela is not listed: ' .. vim.inspect(list.items))
  s.check(quintela.text:find('Deputy Energy Minister', 1, true), 'without a role: ' .. quintela.text)
  s.check(quintela.text:find('mentions', 1, true), 'without a count: ' .. quintela.text)
  s.check(quintela.lnum == 3 and quintela.bufnr == draft, 'elsewhere: ' .. vim.inspect(quintela))
  local covered = vim.api.nvim_buf_get_text(draft, 2, quintela.col - 1, 2, quintela.end_col - 1, {})[1]
  s.check(covered == 'Helena Quintela', 'the entry covers “' .. covered .. '”')
  vim.cmd('cclose')

  -- The list of a lens.
  vim.fn.setqflist({})
  vim.api.nvim_set_current_buf(draft)
  local arguments = { vim.uri_from_bufnr(draft), { line = 2, character = 41 } }
  require('newsls.figures').obey(
    { title = 'Helena Quintela', command = 'newsls.showMentions', arguments = arguments },
    { bufnr = draft, client_id = client.id }
  )
  s.wait('the mentions', function()
    return #vim.fn.getqflist() == 2
  end)
end)
