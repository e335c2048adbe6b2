-- What an init.lua may call.  See :help newsls-lua.

local M = {}

--- Change how the plugin behaves; not needed where its defaults suit.  See |newsls-options|.
---@param options table?
function M.setup(options)
  require('newsls.options').set(options or {})
end

--- Change the settings of newsls at once, without a restart.
---@param settings table as in newsls.toml, such as { style = { spelling = 'us' } }
function M.configure(settings)
  require('newsls.client').configure(settings)
end

--- A few words for the status line: “4 findings, 312 words, 2 min”; empty where newsls is not attached.
---@param bufnr integer? the current buffer unless given
---@return string
function M.status(bufnr)
  return require('newsls.status').status(bufnr)
end

--- Start newsls again where it ended without being asked to; a configuration’s on_exit.
---@param code integer
---@param signal integer
---@param client_id integer
function M.on_exit(code, signal, client_id)
  require('newsls.restart').ended(code, signal, client_id)
end

--- Have the editor’s own windows and lists show what newsls’s actions and lenses find.
function M.attached()
  vim.lsp.commands['newsls.summarise'] = function(command, context)
    require('newsls.summary').obey(command, context)
  end
  vim.lsp.commands['newsls.factSheet'] = function(command, context)
    require('newsls.facts').obey(command, context)
  end
  vim.lsp.commands['newsls.showMentions'] = function(command, context)
    require('newsls.figures').obey(command, context)
  end
end

return M
