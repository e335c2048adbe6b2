local s = require('support')

local function lens(line)
  s.wait(('a lens on line %d'):format(line), function()
    vim.lsp.codelens.refresh({ bufnr = 0 }) -- the settings may not have arrived at the first
    for _, one in ipairs(vim.lsp.codelens.get(0)) do
      if one.range.start.line == line - 1 and one.command then
        return true
      end
    end
  end)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
end

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the')
  require('newsls').configure({ editor = { codeLens = true, summaryLens = true } })

  -- “2 mentions, 1 quote” lists them.
  lens(3)
  vim.lsp.codelens.run()
  s.wait('the mentions', function()
    return vim.bo.buftype == 'quickfix' and #vim.fn.getqflist() == 2
  end)
  vim.cmd('cclose')

  -- “Summary · 88 words · 1 min” has the writer choose, and shows what they chose.
  lens(1)
  vim.api.nvim_feedkeys(vim.keycode('3<CR>'), 't', false) -- the lede
  vim.lsp.codelens.run()
  s.window('newsls-summary')
  s.check(#vim.fn.getqflist() == 1, 'not the lede alone: ' .. s.text())
end)
