local s = require('support')

local function names(symbols, found)
  for _, one in ipairs(symbols) do
    found[#found + 1] = one.name
    names(one.children or {}, found)
  end
  return found
end

s.run(function()
  local client = s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read

  s.go('carry 1,000')
  vim.lsp.buf.hover()
  s.wait('who answers', s.float)
  local told = s.float()
  s.check(told:find('Berrada', 1, true), 'the sentence is not Berrada’s: ' .. told)

  local document = { textDocument = vim.lsp.util.make_text_document_params(0) }
  local reply = client:request_sync('textDocument/documentSymbol', document, s.patience, 0)
  local outline = table.concat(names(reply.result, {}), '\n')
  s.check(outline:find('“We ran out of kilometers”', 1, true), 'no quotation in the outline: ' .. outline)

  client.settings = { newsls = { editor = { inlayHints = true, semanticTokens = true } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  vim.lsp.inlay_hint.enable(true, { bufnr = 0 })
  s.wait('the hint', function()
    local hint = vim.lsp.inlay_hint.get({ bufnr = 0 })[1]
    return hint and vim.inspect(hint.inlay_hint.label):find('— Helena Quintela', 1, true)
  end)
  s.wait('the colour of a source after an emoji', function()
    s.go('Quintela told')
    local at = vim.api.nvim_win_get_cursor(0)
    for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(0, at[1] - 1, at[2]) or {}) do
      if token.start_col == at[2] and token.end_col == at[2] + #'Quintela' then
        return true
      end
    end
    return false
  end)
end)
