local s = require('support')

s.run(function()
  local client = s.client()
  s.diagnostic('repeated-word', 'the the')
  local arguments = { vim.uri_from_bufnr(0), { sentences = 2 } }
  local answer, problem =
    client:request_sync('workspace/executeCommand', { command = 'newsls.summarise', arguments = arguments }, s.patience, 0)
  s.check(answer, 'no answer: ' .. tostring(problem))
  s.check(not answer.err, 'an error: ' .. vim.inspect(answer.err))
  local result = answer.result
  s.check(#result.sentences == 2, 'not two sentences: ' .. vim.inspect(result))
  local draft = s.text()
  for _, sentence in ipairs(result.sentences) do
    s.check(draft:find(sentence.text, 1, true), 'not a sentence of the draft: ' .. sentence.text)
    s.check(result.text:find(sentence.text, 1, true), 'the text lacks: ' .. sentence.text)
  end
  -- Without the plugin, the code action writes it into the draft.
  vim.api.nvim_win_set_cursor(0, { 2, 0 })
  vim.lsp.buf.code_action({
    apply = true,
    context = { diagnostics = {}, only = { 'source.newsls.summary' } },
    filter = function(action)
      return action.title == 'Insert a summary of the draft here'
    end,
  })
  s.wait('the summary in the draft', function()
    return #s.text() > #draft + #result.sentences[1].text
  end)
end)
