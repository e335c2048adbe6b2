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
  local draft = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  for _, sentence in ipairs(result.sentences) do
    s.check(draft:find(sentence.text, 1, true), 'not a sentence of the draft: ' .. sentence.text)
    s.check(result.text:find(sentence.text, 1, true), 'the text lacks: ' .. sentence.text)
  end
end)
