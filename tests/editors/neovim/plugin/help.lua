local s = require('support')

local function complete(line)
  return vim.fn.getcompletion(line, 'cmdline')
end

local function offers(line, wanted)
  local offered = complete(line)
  s.check(vim.deep_equal(offered, wanted), ('“%s” offers %s'):format(line, vim.inspect(offered)))
end

s.run(function()
  s.client()
  local draft = vim.api.nvim_get_current_buf()
  -- Help on the whole, on every subcommand, option, function and set-up.
  vim.cmd('helptags ALL')
  local subjects = { 'newsls', 'newsls.txt', ':Newsls', 'newsls-0.10', 'newsls-lazy', 'newsls-settings', 'newsls-options' }
  vim.list_extend(subjects, { 'newsls.status()', 'newsls.configure()', 'newsls.setup()', 'newsls-lspconfig' })
  for _, name in ipairs(require('newsls.command').names()) do
    subjects[#subjects + 1] = ':Newsls-' .. name
  end
  for _, subject in ipairs(subjects) do
    local ok, problem = pcall(vim.cmd.help, subject)
    s.check(ok, ('no help on %s: %s'):format(subject, tostring(problem)))
    s.check(vim.fn.expand('%:t') == 'newsls.txt', ('help on %s is %s'):format(subject, vim.fn.expand('%')))
    s.check(vim.api.nvim_get_current_line():find('*' .. subject .. '*', 1, true), 'not at the tag of ' .. subject)
  end
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    s.check(vim.fn.strdisplaywidth(line) <= 80, ('line %d of the help is too wide'):format(number))
  end
  local help = s.text()
  for link in help:gmatch('|([^|%s]+)|') do
    s.check(#vim.fn.getcompletion(link, 'help') > 0, 'the help links to nothing: ' .. link)
  end
  vim.cmd('helpclose')
  vim.api.nvim_set_current_buf(draft)

  offers('Newsls ', { 'clear', 'description', 'facts', 'figures', 'fix', 'log', 'restart', 'summary' })
  offers('Newsls fi', { 'figures', 'fix' })
  offers('Newsls! f', { 'facts', 'figures', 'fix' })
  local lengths = { 'sentences=', 'words=', 'characters=' }
  local styles = { 'paragraph', 'bullets', 'lede', 'description' }
  local all = vim.list_extend(vim.list_extend({}, lengths), styles)
  offers('Newsls summary ', vim.list_extend(vim.deepcopy(all), { 'ask' }))
  offers("'<,'>Newsls summary b", { 'bullets' })
  offers('Newsls summary bullets ', vim.list_extend(vim.deepcopy(lengths), { 'ask' }))
  offers('Newsls summary words=50 ', vim.list_extend(vim.deepcopy(styles), { 'ask' }))
  offers('Newsls facts ', { 'markdown', 'csv', 'json', 'text' })
  offers('Newsls facts csv ', {})
  offers('Newsls fix ', {})

  -- The log: none yet, or in a window of its own.
  vim.cmd('Newsls log')
  if vim.fn.expand('%:t') ~= 'lsp.log' then
    s.heard('nothing has been logged yet.')
  else
    s.check(vim.bo.readonly, 'the log can be changed')
  end
end)
