-- The fact-check sheet of a draft, in a window.

local client = require('newsls.client')
local options = require('newsls.options')
local window = require('newsls.window')

local M = {}

M.FORMATS = { 'markdown', 'csv', 'json', 'text' }

--- Show the sheet of a buffer.
---@param bufnr integer
---@param format string? one of FORMATS
---@param range table? the part of the draft to keep to
---@param other boolean? whether to take the kind of window that is not the usual one
function M.show(bufnr, format, range, other)
  format = format or options.now.facts
  if not vim.list_contains(M.FORMATS, format) then
    local told = '“%s” is no format of a fact sheet; it can be %s.'
    client.say(told:format(format, table.concat(M.FORMATS, ', ')), vim.log.levels.WARN)
    return
  end
  local wanted = { format = format, range = range }
  client.run(bufnr, 'newsls.factSheet', { vim.uri_from_bufnr(bufnr), wanted }, function(result)
    local usual = options.now.window.facts
    local draft = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':t')
    window.open(vim.split((result.text:gsub('\r?\n$', '')), '\r?\n'), {
      kind = other and (usual == 'split' and 'float' or 'split') or usual,
      name = ('newsls://facts/%s (%s)'):format(draft, format),
      title = ('Fact sheet of %s: %d to check'):format(draft, #result.entries),
      keys = ':w FILE saves it · q close',
      filetype = format,
    })
  end)
end

--- What a code action’s newsls.factSheet does here.
---@param command lsp.Command
function M.obey(command)
  local wanted = command.arguments[2] or {}
  M.show(vim.uri_to_bufnr(command.arguments[1]), wanted.format, wanted.range)
end

return M
