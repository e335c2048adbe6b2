-- A few words for the status line.  Asked for anew half a second after a change, never while the writer waits.

local client = require('newsls.client')

local M = {}

local PAUSE = 500 -- milliseconds
local COMMAND = 'newsls.statistics'

local known = {} ---@type table<integer, { findings: integer, tick?: integer, words?: integer, minutes?: integer, asked?: boolean }>

local function count(bufnr)
  local found = 0
  for _, one in ipairs(vim.diagnostic.get(bufnr)) do
    found = found + (one.source == 'newsls' and 1 or 0)
  end
  return found
end

local function watch()
  local group = vim.api.nvim_create_augroup('newsls.status', {})
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = group,
    callback = function(event)
      if known[event.buf] then
        known[event.buf].findings = count(event.buf)
        vim.cmd('redrawstatus!')
      end
    end,
  })
  vim.api.nvim_create_autocmd({ 'BufWipeout', 'LspDetach' }, {
    group = group,
    callback = function(event)
      known[event.buf] = nil
    end,
  })
end

--- Ask for the numbers of a text that has changed; a server without them is asked for nothing.
local function refresh(bufnr, about)
  local server = client.of(bufnr)
  if about.asked or not server or not client.has(server, COMMAND) then
    return
  end
  if about.tick == vim.api.nvim_buf_get_changedtick(bufnr) then
    return
  end
  about.asked = true
  vim.defer_fn(function()
    if known[bufnr] ~= about or not vim.api.nvim_buf_is_loaded(bufnr) or client.of(bufnr) ~= server then
      about.asked = false
      return
    end
    local tick = vim.api.nvim_buf_get_changedtick(bufnr)
    local params = { command = COMMAND, arguments = { vim.uri_from_bufnr(bufnr) } }
    client.request(server, 'workspace/executeCommand', params, function(_, result)
      about.asked, about.tick = false, tick
      if type(result) == 'table' then
        about.words, about.minutes = result.words, result.minutes
        vim.cmd('redrawstatus!')
      end
    end, bufnr)
  end, about.tick and PAUSE or 0)
end

local function counted(number, noun)
  return ('%d %s%s'):format(number, noun, number == 1 and '' or 's')
end

--- “4 findings, 312 words, 2 min”; without the numbers while they are not known, empty where newsls is not attached.
---@param bufnr integer?
---@return string
function M.status(bufnr)
  bufnr = (bufnr == nil or bufnr == 0) and vim.api.nvim_get_current_buf() or bufnr
  if not client.of(bufnr) then
    return ''
  end
  if not next(known) then
    watch()
  end
  local about = known[bufnr]
  if not about then
    about = { findings = count(bufnr) }
    known[bufnr] = about
  end
  refresh(bufnr, about)
  local parts = { about.findings == 0 and 'no findings' or counted(about.findings, 'finding') }
  if about.words and about.minutes then
    vim.list_extend(parts, { counted(about.words, 'word'), about.minutes .. ' min' })
  end
  return table.concat(parts, ', ')
end

return M
