local s = require('support')

s.run(function()
  s.client()
  s.check(vim.bo.fileformat == 'dos', 'the draft was not opened as a CRLF file')
  local d = s.diagnostic('repeated-word', 'the the')
  s.check(d.lnum == 2, 'the finding stands on line ' .. d.lnum)
end)
