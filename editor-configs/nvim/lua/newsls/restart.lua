-- Starting newsls again: when asked to, and where it ended by itself.

local client = require('newsls.client')
local options = require('newsls.options')

local M = {}

local LATELY = 180000 -- milliseconds after which an ending is forgotten
local PATIENCE = 3000 -- milliseconds that a server has to leave before it is killed

local endings = {} ---@type integer[] when it ended by itself, in milliseconds
local given_up = {} ---@type { config: table, buffers: integer[] }[]

local function is_enabled()
  return vim.lsp.is_enabled ~= nil and vim.lsp.is_enabled('newsls')
end

--- Attach a server to buffers anew, with the settings of today.
local function start(config, buffers)
  if is_enabled() then
    local root = config.root_dir
    config = vim.deepcopy(vim.lsp.config.newsls)
    config.root_dir = root
  end
  for _, bufnr in ipairs(buffers) do
    if vim.api.nvim_buf_is_loaded(bufnr) then
      vim.lsp.start(config, { bufnr = bufnr })
    end
  end
end

--- A server that has ended; runs where little of the API may be called.
---@param code integer
---@param signal integer
---@param client_id integer
function M.ended(code, signal, client_id)
  local server = vim.lsp.get_client_by_id(client_id)
  if not server then
    return
  end
  local asked = server._is_stopping
  if asked == nil then -- Neovim 0.10
    asked = code == 0 and (signal == 0 or signal == 15)
  end
  if asked then
    return
  end
  local buffers, config = vim.tbl_keys(server.attached_buffers), server.config
  vim.schedule(function()
    M._again(config, buffers)
  end)
end

function M._again(config, buffers)
  if vim.v.exiting ~= vim.NIL then
    return
  end
  local now = vim.uv.now()
  endings = vim.tbl_filter(function(ending)
    return now - ending < LATELY
  end, endings)
  endings[#endings + 1] = now
  local tries, delay = options.now.restart.tries, options.now.restart.delay
  if #endings > tries then
    local times = #endings
    endings = {}
    given_up[#given_up + 1] = { config = config, buffers = buffers }
    local told = 'it ended %d times within minutes and is not started again; :Newsls log shows why, :Newsls restart tries anew.'
    client.say(told:format(times), vim.log.levels.ERROR)
    return
  end
  local enabled = is_enabled()
  vim.defer_fn(function()
    if not enabled or is_enabled() then -- not switched off meanwhile
      start(config, buffers)
    end
  end, delay * 2 ^ (#endings - 1))
end

--- Have newsls read a buffer anew, by the name that it has now.
---@param bufnr integer
function M.attach_again(bufnr)
  for _, server in ipairs(vim.lsp.get_clients({ name = 'newsls', bufnr = bufnr })) do
    vim.lsp.buf_detach_client(bufnr, server.id)
    vim.lsp.buf_attach_client(bufnr, server.id)
  end
end

--- Stop every newsls and start it again on the same buffers; start it where it had been given up.
function M.now()
  endings = {}
  local waiting = given_up
  given_up = {}
  local running = vim.lsp.get_clients({ name = 'newsls' })
  for _, server in ipairs(running) do
    M._after(server, vim.tbl_keys(server.attached_buffers))
  end
  for _, one in ipairs(waiting) do
    start(one.config, one.buffers)
  end
  if #running + #waiting > 0 then
    client.say('started again.')
  elseif is_enabled() then
    vim.lsp.enable('newsls')
    client.say('started where there are drafts.')
  else
    client.say('it is not enabled; put vim.lsp.enable("newsls") in your init.lua.', vim.log.levels.WARN)
  end
end

--- Start a server again on its buffers once it has left.
function M._after(server, buffers)
  local begun = vim.uv.now()
  client.stop(server)
  local function look()
    if vim.lsp.get_client_by_id(server.id) == nil then
      start(server.config, buffers)
      return
    end
    if vim.uv.now() - begun > PATIENCE then
      begun = vim.uv.now()
      server.rpc.terminate()
    end
    vim.defer_fn(look, 20)
  end
  look()
end

return M
