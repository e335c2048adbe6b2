local s = require('support')

local function listed()
  local lines = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    lines[#lines + 1] = item.lnum
  end
  return lines
end

s.run(function()
  local client = s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read
  s.go('Quintela told')
  vim.lsp.buf.references()
  s.wait('the list of mentions', function()
    return vim.deep_equal(listed(), { 3, 7 })
  end)
  vim.cmd('cclose')
  -- The same by the command of a code lens.
  vim.fn.setqflist({})
  local arguments = { vim.uri_from_bufnr(0), { line = 2, character = 41 } }
  client:exec_cmd({ title = 'Helena Quintela', command = 'newsls.showMentions', arguments = arguments }, { bufnr = 0 })
  s.wait('the list of a lens', function()
    return vim.deep_equal(listed(), { 3, 7 })
  end)
  vim.cmd('cclose')
  s.go('Quintela told')
  vim.lsp.buf.definition()
  s.wait('the first mention', function()
    return vim.api.nvim_win_get_cursor(0)[1] == 3
  end)
  vim.lsp.buf.workspace_symbol('quintela')
  s.wait('the symbol', function()
    for _, item in ipairs(vim.fn.getqflist()) do
      if item.text:find('Helena Quintela', 1, true) then
        return true
      end
    end
  end)
end)
