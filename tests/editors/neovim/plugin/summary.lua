local s = require('support')

local MARKS = vim.api.nvim_create_namespace('newsls.summary')

local function marked(bufnr)
  local made = {}
  for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(bufnr, MARKS, 0, -1, { details = true })) do
    made[#made + 1] =
      table.concat(vim.api.nvim_buf_get_text(bufnr, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {}), '\n')
  end
  return made
end

s.run(function()
  s.client()
  s.diagnostic('repeated-word', 'the the') -- the draft has been read
  local draft = vim.api.nvim_get_current_buf()

  -- In a floating window, with its sentences highlighted and listed.
  vim.cmd('Newsls summary sentences=2')
  s.window('newsls-summary')
  s.check(s.float(), 'the window does not float')
  local text = s.text()
  local sentences = marked(draft)
  s.check(#sentences == 2, 'not two sentences are highlighted: ' .. vim.inspect(sentences))
  s.check(table.concat(sentences, ' ') == text, ('highlighted: %s\nshown: %s'):format(vim.inspect(sentences), text))
  local list = vim.fn.getqflist({ title = 1, items = 1 })
  s.check(list.title == 'newsls summary' and #list.items == 2, 'listed: ' .. vim.inspect(list))
  s.check(list.items[1].text:find(sentences[1], 1, true), 'listed: ' .. vim.inspect(list))
  s.check(list.items[1].lnum == 3 and list.items[1].bufnr == draft, 'listed: ' .. vim.inspect(list))

  -- y copies, q closes and takes the highlights away.
  s.check(vim.api.nvim_win_get_config(0).title[1][1]:find('2 sentences', 1, true), 'the title does not count')
  s.type('y')
  s.check(vim.fn.getreg('"') == text, 'copied: ' .. vim.fn.getreg('"'))
  s.type('q')
  s.check(vim.api.nvim_get_current_buf() == draft and not s.float(), 'the window is still open')
  s.check(#marked(draft) == 0, 'still highlighted: ' .. vim.inspect(marked(draft)))

  -- <CR> inserts below the cursor, as a paragraph of its own and one step to undo.
  local before = s.text()
  s.go('Yassine')
  vim.cmd('Newsls summary 1')
  s.window('newsls-summary')
  text = s.text()
  s.type('<CR>')
  local row = vim.api.nvim_win_get_cursor(0)[1]
  s.check(row == 7, 'the cursor is on line ' .. row)
  s.check(vim.deep_equal(vim.api.nvim_buf_get_lines(0, 5, 8, false), { '', text, '' }), 'not inserted: ' .. s.text())
  vim.cmd('undo')
  s.check(s.text() == before, 'undone, the draft is another')

  -- In a split, in bullets; o lists the sentences and leaves them highlighted until :Newsls clear.
  vim.cmd('Newsls! summary bullets words=60')
  s.window('newsls-summary')
  s.check(not s.float(), 'the window floats')
  s.check(s.text():find('^%- '), 'no bullets: ' .. s.text())
  s.type('o')
  s.check(vim.bo.buftype == 'quickfix', 'the list is not open')
  s.check(#marked(draft) > 0, 'nothing is highlighted')
  vim.cmd('cclose | Newsls clear')
  s.check(#marked(draft) == 0, 'still highlighted after :Newsls clear')

  -- Of lines, and of the characters that are selected.
  vim.cmd('9Newsls summary')
  s.window('newsls-summary')
  s.check(s.text():find('megawatts', 1, true), 'not a summary of line 9: ' .. s.text())
  s.type('q')
  s.go('🎉')
  s.type('V:Newsls summary 1<CR>')
  s.window('newsls-summary')
  s.type('q')
  s.check(vim.api.nvim_buf_get_mark(0, '<')[1] == 7, 'the selection is elsewhere')
  s.go('She laughed')
  s.type('v$:Newsls summary 5<CR>')
  s.window('newsls-summary')
  s.check(not s.text():find('kilometers', 1, true), 'more than what is selected: ' .. s.text())
  s.check(s.text():find('She laughed', 1, true), 'not what is selected: ' .. s.text())
  s.type('q')

  -- Picked from menus: bullets, one sentence.
  vim.api.nvim_feedkeys(vim.keycode(':Newsls summary ask<CR>2<CR>2<CR>'), 'xt', false)
  s.window('newsls-summary')
  s.check(s.text():find('^%- ') and #vim.fn.getqflist() == 1, 'not one bullet: ' .. s.text())
  s.type('<Esc>')

  -- What is not understood is said in a sentence.
  vim.cmd('Newsls summary quickly')
  s.heard('“quickly” is no length or style')
  vim.cmd('Newsls summary words=3 sentences=2')
  s.heard('a summary has one length')
  vim.cmd('Newsls sumary')
  s.heard('there is no “:Newsls sumary”; there is clear, description, facts')

  -- The server’s own code action comes in the window, too; the one that writes leaves it to the server.
  local function act(option)
    vim.lsp.buf.code_action({
      apply = true,
      context = { diagnostics = {}, only = { 'source.newsls.summary' } },
      filter = function(action)
        return action.command.arguments[2][option]
      end,
    })
  end
  vim.api.nvim_feedkeys(vim.keycode('3<CR>'), 't', false) -- the lede
  act('ask')
  s.window('newsls-summary')
  s.check(#vim.fn.getqflist() == 1, 'not the lede alone: ' .. s.text())
  s.type('q')
  act('front_matter')
  s.wait('the front matter', function()
    return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1] == '---'
  end)
  s.check(s.holds('\n' .. before), 'the draft is another: ' .. s.text())
end)
