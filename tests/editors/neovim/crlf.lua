local s = require('support')

s.run(function()
  s.client()
  s.check(vim.bo.fileformat == 'dos', 'the draft was not opened as a CRLF file')
  local d = s.diagnostic('repeated-word', 'the the')
  s.check(d.lnum == 2, 'the finding stands on line ' .. d.lnum)
  s.go('the the')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == 'Remove the second “the”'
    end,
  })
  s.wait('the fix', function()
    return s.holds('🎉 Quintela signed the accord.')
  end)
  vim.cmd('write')
  local file = assert(io.open(vim.api.nvim_buf_get_name(0), 'rb'))
  local bytes = file:read('*a')
  file:close()
  s.check(bytes == '🎉 Lisbon\r\n\r\n🎉 Quintela signed the accord.\r\n', 'written: ' .. vim.inspect(bytes))
end)
