local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('confused-word', 'lead')
  s.go('lead the Moroccan')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == 'Change to “led”'
    end,
  })
  s.wait('the fix', function()
    return vim.fn.search('when he led the Moroccan', 'nw') > 0
  end)
  s.check(vim.fn.search('🎉', 'nw') > 0, 'the fix garbled the rest of the draft')
end)
