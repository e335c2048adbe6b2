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
  -- Without the plugin, the server asks for its form, and shows it in a message …
  local function act(option)
    vim.lsp.buf.code_action({
      apply = true,
      context = { diagnostics = {}, only = { 'source.newsls.summary' } },
      filter = function(action)
        return action.command.arguments[2][option]
      end,
    })
  end
  vim.api.nvim_feedkeys(vim.keycode('1<CR>'), 't', false) -- one sentence
  act('ask')
  s.wait('the message', function()
    return vim.fn.execute('messages'):find('Helena Quintela, who signed', 1, true)
  end)
  -- … or writes it into the front matter.
  act('front_matter')
  s.wait('the front matter', function()
    return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1] == '---'
  end)
  s.check(s.holds('\n' .. draft), 'the draft is another: ' .. s.text())
end)
