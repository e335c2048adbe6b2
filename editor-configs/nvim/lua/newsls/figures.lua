-- Who is in a draft: the quickfix list of its figures, and of one figure’s mentions.

local client = require('newsls.client')

local M = {}

--- List the figures of a buffer, each at its first mention.
---@param bufnr integer
function M.list(bufnr)
  client.run(bufnr, 'newsls.figures', { vim.uri_from_bufnr(bufnr) }, function(figures, server)
    local entries = {}
    for _, figure in ipairs(figures) do
      local first = figure.mentions[1]
      if first then
        local role = type(figure.role) == 'string' and ', ' .. figure.role or ''
        local times = #figure.mentions == 1 and 'one mention' or #figure.mentions .. ' mentions'
        local text = ('%s%s (%s, %s)'):format(figure.name, role, figure.kind, times)
        entries[#entries + 1] = client.entry(bufnr, first.range, server.offset_encoding, text)
      end
    end
    if #entries == 0 then
      client.say('nobody is named in this draft.')
      return
    end
    vim.fn.setqflist({}, ' ', { title = 'newsls figures', items = entries })
    vim.cmd('botright copen')
  end)
end

--- What a click on “9 mentions, 3 quotes” does here: the list of them.
---@param command lsp.Command
---@param context { bufnr: integer, client_id: integer }
function M.obey(command, context)
  local server = assert(vim.lsp.get_client_by_id(context.client_id))
  local params = {
    textDocument = { uri = command.arguments[1] },
    position = command.arguments[2],
    context = { includeDeclaration = true },
  }
  client.request(server, 'textDocument/references', params, function(problem, found)
    if problem then
      client.say(problem.message, vim.log.levels.ERROR)
      return
    end
    local items = vim.lsp.util.locations_to_items(found or {}, server.offset_encoding)
    vim.fn.setqflist({}, ' ', { title = command.title, items = items })
    vim.cmd('botright copen')
  end, context.bufnr)
end

return M
