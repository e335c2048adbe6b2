-- Everything that has one safe fix, at once.

local client = require('newsls.client')

local M = {}

local KIND = 'source.fixAll.newsls'

--- Apply every safe fix of a buffer, as one step to undo.
---@param bufnr integer
function M.all(bufnr)
  local first = { line = 0, character = 0 }
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = { start = first, ['end'] = first },
    context = { diagnostics = {}, only = { KIND } },
  }
  client.ready(bufnr, function(server)
    client.request(server, 'textDocument/codeAction', params, function(problem, actions)
      if problem then
        client.say(problem.message, vim.log.levels.ERROR)
        return
      end
      local action = (actions or {})[1]
      if not (action and action.edit) then
        client.say('nothing here has one safe fix.')
        return
      end
      vim.lsp.util.apply_workspace_edit(action.edit, server.offset_encoding)
      client.say(('%d fixed; u takes it back.'):format(M._edits(action.edit)))
    end, bufnr)
  end)
end

function M._edits(edit)
  local count = 0
  for _, change in ipairs(edit.documentChanges or {}) do
    count = count + #(change.edits or {})
  end
  for _, edits in pairs(edit.changes or {}) do
    count = count + #edits
  end
  return count
end

return M
