-- The options of the plugin.  Those of newsls itself are in newsls.toml or in `settings`.

local M = {}

local defaults = {
  summary = {}, -- what :Newsls summary takes where nothing is said: { sentences = 3, style = 'bullets' }
  facts = 'markdown', -- the format of :Newsls facts
  window = { summary = 'float', facts = 'split' }, -- 'float' or 'split'; :Newsls! takes the other one
  restart = { tries = 5, delay = 1000 }, -- milliseconds before the first try, doubled before each of the others
}

M.now = vim.deepcopy(defaults)

--- Lay options over the defaults; a name that is not one of them is told.
---@param options table
function M.set(options)
  for name in pairs(options) do
    if defaults[name] == nil then
      local known = vim.tbl_keys(defaults)
      table.sort(known)
      local told = 'newsls: setup() knows no “%s”; it takes %s.'
      vim.notify(told:format(name, table.concat(known, ', ')), vim.log.levels.WARN)
    end
  end
  M.now = vim.tbl_deep_extend('force', vim.deepcopy(defaults), options)
end

return M
