-- Talking to newsls: its client, requests, and positions.  Neovim 0.10 has functions where 0.11 has methods.

local M = {}

local NEW = vim.fn.has('nvim-0.11') == 1

--- Tell the writer something.
---@param message string
---@param level integer? one of vim.log.levels
function M.say(message, level)
  vim.notify('newsls: ' .. message, level or vim.log.levels.INFO)
end

--- The client that is attached to a buffer.
---@param bufnr integer 0 for the current one
---@return vim.lsp.Client?
function M.of(bufnr)
  return vim.lsp.get_clients({ name = 'newsls', bufnr = bufnr })[1]
end

--- Whether the server has a command.
function M.has(client, command)
  local provider = client.server_capabilities and client.server_capabilities.executeCommandProvider
  return vim.list_contains(provider and provider.commands or {}, command)
end

--- Send a request; `handler` gets (error, result).
function M.request(client, method, params, handler, bufnr)
  if NEW then
    return client:request(method, params, handler, bufnr)
  end
  return client.request(method, params, handler, bufnr)
end

function M.notify(client, method, params)
  if NEW then
    return client:notify(method, params)
  end
  return client.notify(method, params)
end

function M.stop(client, force)
  if NEW then
    return client:stop(force)
  end
  return client.stop(force)
end

--- Call `done` with the client of a buffer once it can be asked things; say so where there is none.
---@param bufnr integer
---@param done fun(client: vim.lsp.Client)
function M.ready(bufnr, done)
  local client = M.of(bufnr)
  if client then
    done(client)
  elseif vim.lsp.get_clients({ name = 'newsls', bufnr = bufnr, _uninitialized = true })[1] then
    M.say('it is starting; a moment.')
    vim.api.nvim_create_autocmd('LspAttach', {
      buffer = bufnr,
      callback = function(event)
        local attached = vim.lsp.get_client_by_id(event.data.client_id)
        if attached and attached.name == 'newsls' then
          vim.schedule(function()
            done(attached)
          end)
          return true -- once
        end
      end,
    })
  else
    M.say('it is not attached to this buffer; :checkhealth newsls tells what to do.', vim.log.levels.WARN)
  end
end

--- Run a command of the server’s for a buffer; what goes wrong is told, and `done` gets what it returned.
---@param bufnr integer
---@param command string
---@param arguments any[]
---@param done fun(result: table, client: vim.lsp.Client)
function M.run(bufnr, command, arguments, done)
  M.ready(bufnr, function(client)
    if not M.has(client, command) then
      M.say(('this newsls has no %s yet; update it: pipx upgrade newsls.'):format(command), vim.log.levels.WARN)
      return
    end
    local params = { command = command, arguments = arguments }
    M.request(client, 'workspace/executeCommand', params, function(problem, result)
      if problem then
        M.say(problem.message or 'the command failed; :Newsls log has more.', vim.log.levels.ERROR)
      elseif type(result) == 'table' then -- and not null, for what was called off
        done(result, client)
      end
    end, bufnr)
  end)
end

--- Lay settings over those of newsls, and have it take them at once.
---@param settings table
function M.configure(settings)
  local laid = { newsls = settings }
  if vim.lsp.config then
    vim.lsp.config('newsls', { settings = laid })
  end
  for _, client in ipairs(vim.lsp.get_clients({ name = 'newsls' })) do
    client.settings = vim.tbl_deep_extend('force', client.settings or {}, laid)
    M.notify(client, 'workspace/didChangeConfiguration', { settings = client.settings })
  end
end

--- The byte column (from 0) of a position in a line.
local function column(line, character, encoding)
  if encoding == 'utf-8' then
    return math.min(character, #line)
  elseif NEW then
    return vim.str_byteindex(line, encoding, character, false)
  end
  local ok, index = pcall(vim.str_byteindex, line, character, encoding == 'utf-16')
  return ok and index or #line
end

--- A range of newsls’s in rows and byte columns from 0, its end exclusive; within the buffer as it is now.
---@return { [1]: integer, [2]: integer, [3]: integer, [4]: integer }
function M.place(bufnr, range, encoding)
  local last = vim.api.nvim_buf_line_count(bufnr) - 1
  local made = {}
  for _, position in ipairs({ range.start, range['end'] }) do
    local row = math.min(position.line, last)
    local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
    vim.list_extend(made, { row, position.line > last and #line or column(line, position.character, encoding) })
  end
  return made
end

--- An entry of the quickfix list.
function M.entry(bufnr, range, encoding, text)
  local place = M.place(bufnr, range, encoding)
  return {
    bufnr = bufnr,
    lnum = place[1] + 1,
    col = place[2] + 1,
    end_lnum = place[3] + 1,
    end_col = place[4] + 1,
    text = text,
  }
end

--- A range of lines, or of the characters last selected in them, as newsls wants it.
---@param bufnr integer
---@param first integer line from 1
---@param last integer line from 1
function M.range(bufnr, first, last, encoding)
  local from, to = { first - 1, 0 }, { last, 0 }
  local start, stop = vim.api.nvim_buf_get_mark(bufnr, '<'), vim.api.nvim_buf_get_mark(bufnr, '>')
  if vim.fn.visualmode() == 'v' and start[1] == first and stop[1] == last then
    local line = vim.api.nvim_buf_get_lines(bufnr, last - 1, last, false)[1] or ''
    local after = stop[2]
    if after < #line then -- the mark is on the last character, whose bytes are to be within
      after = after + #vim.fn.strpart(line, after, 1, true)
    end
    from, to = { first - 1, start[2] }, { last - 1, math.min(after, #line) }
  end
  return { start = M.position(bufnr, from, encoding), ['end'] = M.position(bufnr, to, encoding) }
end

--- A row and byte column from 0 as a position.
function M.position(bufnr, at, encoding)
  local character = at[2]
  if encoding ~= 'utf-8' and character > 0 then
    local line = vim.api.nvim_buf_get_lines(bufnr, at[1], at[1] + 1, false)[1] or ''
    if NEW then
      character = vim.str_utfindex(line, encoding, character, false)
    else
      local wide, units = vim.str_utfindex(line, math.min(character, #line))
      character = encoding == 'utf-16' and units or wide
    end
  end
  return { line = at[1], character = character }
end

return M
