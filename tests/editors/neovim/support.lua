-- What the checks share.  A check that fails says why on standard error and ends Neovim with code 1.

local M = {}

M.patience = 30000 -- milliseconds; a slow machine is not a failure
M.told = {} -- what a writer has been told, in order

local notify = vim.notify
vim.notify = function(message, ...)
  M.told[#M.told + 1] = message
  return notify(message, ...)
end

local function state()
  local lines = { '--- diagnostics' }
  for _, d in ipairs(vim.diagnostic.get(0)) do
    lines[#lines + 1] = ('%d:%d-%d:%d %s %s'):format(d.lnum, d.col, d.end_lnum, d.end_col, tostring(d.code), d.message)
  end
  lines[#lines + 1] = '--- clients'
  for _, client in ipairs(vim.lsp.get_clients()) do
    lines[#lines + 1] = ('%s, initialized %s, encoding %s'):format(client.name, tostring(client.initialized), client.offset_encoding)
  end
  lines[#lines + 1] = '--- buffer'
  vim.list_extend(lines, vim.api.nvim_buf_get_lines(0, 0, -1, false))
  lines[#lines + 1] = '--- told'
  for _, message in ipairs(M.told) do
    lines[#lines + 1] = message
  end
  return table.concat(lines, '\n')
end

function M.fail(message)
  io.stderr:write('FAILED: ' .. message .. '\n' .. state() .. '\n')
  vim.cmd('cquit 1')
end

function M.check(condition, message)
  if not condition then
    M.fail(message)
  end
end

function M.wait(what, condition)
  if not vim.wait(M.patience, condition, 10) then
    M.fail('waited in vain for ' .. what)
  end
end

--- The text that a diagnostic covers.
function M.covered(d)
  return table.concat(vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {}), '\n')
end

--- Wait for the diagnostic with this code over this text.
function M.diagnostic(code, text)
  local found
  M.wait(('%s over “%s”'):format(code, text), function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.code == code and M.covered(d) == text then
        found = d
        return true
      end
    end
    return false
  end)
  return found
end

--- Wait for a diagnostic with this code on the line that holds this text.
function M.on_line(code, text)
  local line = vim.fn.search('\\V' .. text, 'nw') - 1
  M.wait(('%s on line %d'):format(code, line), function()
    for _, d in ipairs(vim.diagnostic.get(0, { lnum = line })) do
      if d.code == code then
        return true
      end
    end
    return false
  end)
end

function M.client()
  M.wait('newsls to attach', function()
    local client = vim.lsp.get_clients({ name = 'newsls', bufnr = 0 })[1]
    return client ~= nil and client.initialized
  end)
  return vim.lsp.get_clients({ name = 'newsls', bufnr = 0 })[1]
end

--- Wait until there is no diagnostic with this code.
function M.gone(code)
  M.wait('the end of ' .. code, function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.code == code then
        return false
      end
    end
    return true
  end)
end

--- Wait until the writer is told something with these words in it.
function M.heard(words)
  M.wait(('“%s” to be told'):format(words), function()
    return table.concat(M.told, '\n'):find(words, 1, true) ~= nil
  end)
end

--- Type keys, as <CR> and the like are written in mappings.
function M.type(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'xt', false)
end

--- The text of a buffer.
function M.text(bufnr)
  return table.concat(vim.api.nvim_buf_get_lines(bufnr or 0, 0, -1, false), '\n')
end

--- Whether the text of the current buffer holds this.
function M.holds(text)
  return M.text():find(text, 1, true) ~= nil
end

--- The text of the floating window, nil while there is none.
function M.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return M.text(vim.api.nvim_win_get_buf(window))
    end
  end
end

--- Wait for the cursor to be in a window of this file type.
function M.window(filetype)
  M.wait('a window of ' .. filetype, function()
    return vim.bo.filetype == filetype
  end)
end

--- The process of the server, a child of this Neovim.
function M.process()
  for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    local process = vim.api.nvim_get_proc(pid)
    if process and (process.name:find('newsls') or process.name:find('python')) then
      return pid
    end
  end
end

--- Put the cursor on the first character of a text.
function M.go(text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  M.check(vim.fn.search('\\V' .. text, 'cW') > 0, 'the draft has no “' .. text .. '”')
end

--- Run a check to its end: an error in it is a failure, too.
function M.run(check)
  local ok, problem = xpcall(check, debug.traceback)
  if not ok then
    M.fail(tostring(problem))
  end
  vim.cmd('qall!')
end

return M
