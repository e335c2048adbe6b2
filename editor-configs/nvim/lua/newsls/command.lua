-- :Newsls, its subcommands and their completion.

local client = require('newsls.client')

local M = {}

--- Call `done` with the current buffer, and the part of it that was given, once newsls can be asked about it.
local function draft(call, done)
  local bufnr = vim.api.nvim_get_current_buf()
  client.ready(bufnr, function(server)
    local part = call.range > 0 and client.range(bufnr, call.line1, call.line2, server.offset_encoding) or nil
    done(bufnr, part)
  end)
end

local SUBCOMMANDS = {
  summary = {
    run = function(call, words)
      local summary = require('newsls.summary')
      local wanted, problem = summary.parse(words)
      if not wanted then
        client.say(problem, vim.log.levels.WARN)
        return
      end
      draft(call, function(bufnr, range)
        wanted.range = range
        summary.show(bufnr, wanted, call.bang)
      end)
    end,
    complete = function(words)
      local summary = require('newsls.summary')
      local lengths, styles = { 'sentences=', 'words=', 'characters=' }, summary.STYLES
      for _, word in ipairs(words) do
        if word:find('=') or tonumber(word) then
          lengths = {}
        elseif vim.list_contains(styles, word) then
          styles = {}
        end
      end
      return vim.list_extend(vim.list_extend({}, lengths), vim.list_extend(vim.deepcopy(styles), { 'ask' }))
    end,
  },
  facts = {
    run = function(call, words)
      draft(call, function(bufnr, range)
        require('newsls.facts').show(bufnr, words[1], range, call.bang)
      end)
    end,
    complete = function(words)
      return #words == 0 and require('newsls.facts').FORMATS or {}
    end,
  },
  figures = {
    run = function()
      require('newsls.figures').list(vim.api.nvim_get_current_buf())
    end,
  },
  description = {
    run = function()
      require('newsls.summary').describe(vim.api.nvim_get_current_buf())
    end,
  },
  fix = {
    run = function()
      require('newsls.fix').all(vim.api.nvim_get_current_buf())
    end,
  },
  clear = {
    run = function()
      require('newsls.summary').clear()
    end,
  },
  restart = {
    run = function()
      require('newsls.restart').now()
    end,
  },
  log = {
    run = function()
      local path = vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
      if vim.uv.fs_stat(path) then
        vim.cmd('botright sview +$ ' .. vim.fn.fnameescape(path))
      else
        client.say('nothing has been logged yet.')
      end
    end,
  },
}

--- The names of the subcommands, in order.
function M.names()
  local names = vim.tbl_keys(SUBCOMMANDS)
  table.sort(names)
  return names
end

--- Run “:Newsls …”.
---@param call table as nvim_create_user_command gives it
function M.run(call)
  local name = call.fargs[1] or 'summary'
  local subcommand = SUBCOMMANDS[name]
  if not subcommand then
    local told = 'there is no “:Newsls %s”; there is %s.'
    client.say(told:format(name, table.concat(M.names(), ', ')), vim.log.levels.WARN)
    return
  end
  subcommand.run(call, vim.list_slice(call.fargs, 2))
end

--- What can stand where the cursor is in “:Newsls …”.
---@param lead string what is typed of it
---@param line string the whole line
---@return string[]
function M.complete(lead, line)
  local words = vim.split(line:match('Newsls!?%s+(.*)$') or '', '%s+')
  words[#words] = nil -- the word being typed
  local offered
  if #words == 0 then
    offered = M.names()
  else
    local subcommand = SUBCOMMANDS[words[1]]
    offered = subcommand and subcommand.complete and subcommand.complete(vim.list_slice(words, 2)) or {}
  end
  return vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, offered)
end

return M
