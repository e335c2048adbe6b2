local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the')
  -- Typed in, the way a writer does it: the finding comes, and goes when the slip goes.
  s.go('said nobody')
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('isaid <Esc>', true, false, true), 'xt', false)
  s.diagnostic('repeated-word', 'said said')
  s.go('the the')
  vim.cmd('normal! dw')
  s.wait('“the the” to be forgotten', function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if s.covered(d) == 'the the' then
        return false
      end
    end
    return #vim.diagnostic.get(0) > 0
  end)
  s.diagnostic('repeated-word', 'of of')
end)
