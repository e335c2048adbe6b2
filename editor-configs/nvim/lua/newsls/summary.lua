-- Summaries: asked for, shown, copied, inserted; their sentences in the quickfix list and highlighted in the draft.

local client = require('newsls.client')
local options = require('newsls.options')
local window = require('newsls.window')

local M = {}

M.LENGTHS = { 'sentences', 'words', 'characters' }
M.STYLES = { 'paragraph', 'bullets', 'lede', 'description' }

local MARKS = vim.api.nvim_create_namespace('newsls.summary')

local shown ---@type integer? the buffer of the window that is open

--- What “:Newsls summary …” asks for.
---@param words string[]
---@return table? wanted as newsls.summarise takes it
---@return string? problem
function M.parse(words)
  local wanted, lengths = {}, 0
  for _, word in ipairs(words) do
    local name, number = word:match('^(%a+)=(%d+)$')
    if word:match('^%d+$') then
      name, number = 'sentences', word
    end
    local style = word:match('^style=(.+)$') or word
    if vim.list_contains(M.LENGTHS, name) and tonumber(number) > 0 then
      wanted[name], lengths = tonumber(number), lengths + 1
    elseif vim.list_contains(M.STYLES, style) then
      wanted.style = style
    elseif word == 'ask' then
      wanted.ask = true
    else
      return nil, ('“%s” is no length or style; say sentences=3, words=80, characters=300, %s or ask.'):format(
        word,
        table.concat(M.STYLES, ', ')
      )
    end
  end
  if lengths > 1 then
    return nil, 'a summary has one length: sentences, words or characters.'
  end
  local usual = options.now.summary
  for _, name in ipairs(M.LENGTHS) do
    if lengths == 0 and not wanted.style then
      wanted[name] = usual[name]
    end
  end
  wanted.style = wanted.style or usual.style
  return wanted
end

--- Ask for a summary of a buffer and show it.
---@param bufnr integer
---@param wanted table as newsls.summarise takes it
---@param other boolean? whether to take the kind of window that is not the usual one
function M.show(bufnr, wanted, other)
  if wanted.ask then
    M._ask(function(chosen)
      M.show(bufnr, vim.tbl_extend('force', wanted, chosen, { ask = false }), other)
    end)
    return
  end
  local asked = vim.deepcopy(wanted)
  asked.ask, asked.show = nil, nil
  if vim.tbl_isempty(asked) then
    asked = vim.empty_dict()
  end
  local from = vim.api.nvim_get_current_win()
  if vim.api.nvim_win_get_buf(from) ~= bufnr then
    from = vim.fn.bufwinid(bufnr)
  end
  client.run(bufnr, 'newsls.summarise', { vim.uri_from_bufnr(bufnr), asked }, function(result, server)
    if result.text == '' then
      client.say(result.note or 'There is nothing to summarise.', vim.log.levels.WARN)
      return
    end
    M.clear()
    M._mark(bufnr, result, server.offset_encoding)
    M._window(bufnr, from, result, other)
  end)
end

--- Write the web description of a buffer to its front matter.
function M.describe(bufnr)
  local wanted = { style = 'description', front_matter = true }
  client.run(bufnr, 'newsls.summarise', { vim.uri_from_bufnr(bufnr), wanted }, function(result)
    if result.text == '' then
      client.say(result.note or 'There is nothing to describe.', vim.log.levels.WARN)
    else
      client.say('the front matter’s description is: ' .. result.text)
    end
  end)
end

--- Take away the highlights, and the window if it is open.
function M.clear()
  if shown then
    window.close(shown)
  end
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    vim.api.nvim_buf_clear_namespace(bufnr, MARKS, 0, -1)
  end
end

--- What a code action’s newsls.summarise does here: a window of ours instead of a message.
---@param command lsp.Command
---@param context { bufnr: integer, client_id: integer }
function M.obey(command, context)
  local wanted = command.arguments[2] or {}
  local bufnr = vim.uri_to_bufnr(command.arguments[1])
  if wanted.insert or wanted.front_matter then -- an edit is the server’s to make
    local server = assert(vim.lsp.get_client_by_id(context.client_id))
    local params = { command = command.command, arguments = command.arguments }
    client.request(server, 'workspace/executeCommand', params, function(problem)
      if problem then
        client.say(problem.message, vim.log.levels.ERROR)
      end
    end, bufnr)
  else
    M.show(bufnr, wanted)
  end
end

function M._ask(done)
  local styles = {
    { 'A paragraph', 'paragraph' },
    { 'Bullets', 'bullets' },
    { 'The lede alone', 'lede' },
    { 'A web description, 155 to 160 characters', 'description' },
  }
  local lengths = {
    { '3 sentences', { sentences = 3 } },
    { '1 sentence', { sentences = 1 } },
    { '5 sentences', { sentences = 5 } },
    { '50 words', { words = 50 } },
    { '100 words', { words = 100 } },
    { '280 characters', { characters = 280 } },
  }
  local function title(item)
    return item[1]
  end
  vim.ui.select(styles, { prompt = 'Summarise as', format_item = title }, function(style)
    if not style then
      return
    elseif style[2] == 'lede' or style[2] == 'description' then -- their length is their own
      done({ style = style[2] })
      return
    end
    vim.ui.select(lengths, { prompt = 'How long', format_item = title }, function(length)
      if length then
        done(vim.tbl_extend('error', { style = style[2] }, length[2]))
      end
    end)
  end)
end

function M._mark(bufnr, result, encoding)
  local entries = {}
  for _, sentence in ipairs(result.sentences) do
    local place = client.place(bufnr, sentence.range, encoding)
    vim.api.nvim_buf_set_extmark(bufnr, MARKS, place[1], place[2], {
      end_row = place[3],
      end_col = place[4],
      hl_group = 'NewslsSummary',
      strict = false,
    })
    entries[#entries + 1] =
      client.entry(bufnr, sentence.range, encoding, ('%s: %s'):format(sentence.reason, sentence.text))
  end
  vim.fn.setqflist({}, ' ', { title = 'newsls summary', items = entries })
end

local function counted(number, noun)
  return ('%d %s%s'):format(number, noun, number == 1 and '' or 's')
end

function M._window(bufnr, from, result, other)
  local lines = vim.split(result.text, '\n')
  local usual = options.now.window.summary
  local kind = other and (usual == 'split' and 'float' or 'split') or usual
  local prose = ('\n' .. result.text):gsub('\n%- ', '\n') -- without bullets
  local sentences, words = counted(#result.sentences, 'sentence'), counted(#vim.fn.split(prose), 'word')
  local view = window.open(lines, {
    kind = kind,
    name = 'newsls://summary/' .. vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':t'),
    title = ('Summary: %s, %s'):format(sentences, words),
    keys = 'y copy · i insert · o list · q close',
    filetype = 'newsls-summary',
    note = result.note,
  })
  shown = view
  local keep = false
  vim.api.nvim_create_autocmd('BufWipeout', {
    buffer = view,
    once = true,
    callback = function()
      shown = shown ~= view and shown or nil
      if not keep then
        vim.api.nvim_buf_clear_namespace(bufnr, MARKS, 0, -1)
      end
    end,
  })
  window.map(view, '<Esc>', function()
    window.close(view)
  end, 'Close')
  window.map(view, 'y', function()
    vim.fn.setreg('"', result.text)
    if vim.fn.has('clipboard') == 1 then
      vim.fn.setreg('+', result.text)
    end
    client.say('copied.')
  end, 'Copy the summary')
  for _, keys in ipairs({ 'i', '<CR>' }) do
    window.map(view, keys, function()
      window.close(view)
      M._insert(bufnr, from, lines)
    end, 'Insert the summary')
  end
  window.map(view, 'o', function()
    keep = true
    window.close(view)
    vim.cmd('botright copen')
  end, 'List the sentences')
end

--- Put lines below the cursor of the draft, as a paragraph of their own.
function M._insert(bufnr, from, lines)
  if not vim.api.nvim_win_is_valid(from) or vim.api.nvim_win_get_buf(from) ~= bufnr then
    client.say('the draft is in no window any more; y copies the summary.', vim.log.levels.WARN)
    return
  elseif not vim.bo[bufnr].modifiable then
    client.say('the draft can’t be changed here.', vim.log.levels.WARN)
    return
  end
  vim.api.nvim_set_current_win(from)
  local row = vim.api.nvim_win_get_cursor(from)[1]
  local function blank(at)
    local line = vim.api.nvim_buf_get_lines(bufnr, at, at + 1, false)[1]
    return line == nil or not line:find('%S')
  end
  local made = vim.deepcopy(lines)
  local before = blank(row - 1) and 0 or 1
  if before == 1 then
    table.insert(made, 1, '')
  end
  if not blank(row) then
    table.insert(made, '')
  end
  vim.api.nvim_buf_set_lines(bufnr, row, row, false, made)
  vim.api.nvim_win_set_cursor(from, { row + before + 1, 0 })
end

return M
