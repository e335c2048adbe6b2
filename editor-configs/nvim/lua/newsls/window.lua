-- A window that shows what newsls made: floating above the foot of the screen, or a split.

local M = {}

--- Open a window on lines that belong to no file, with the cursor in it.
---@param lines string[]
---@param shape { kind: 'float'|'split', name: string, title: string, keys?: string, filetype?: string, note?: string }
---@return integer bufnr
---@return integer window
function M.open(lines, shape)
  local bufnr = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, lines)
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].modifiable = false
  local old = vim.fn.bufnr('^' .. vim.fn.escape(shape.name, '^$*?[]{}\\,') .. '$')
  if old > 0 then
    vim.api.nvim_buf_delete(old, { force = true })
  end
  vim.api.nvim_buf_set_name(bufnr, shape.name)
  local window = shape.kind == 'split' and M._split(bufnr, shape) or M._float(bufnr, shape)
  vim.wo[window].wrap = true
  vim.wo[window].linebreak = true
  vim.wo[window].number = false
  vim.wo[window].relativenumber = false
  vim.wo[window].signcolumn = 'no'
  vim.wo[window].spell = false
  if shape.filetype then
    vim.bo[bufnr].filetype = shape.filetype
  end
  if shape.note then
    vim.api.nvim_buf_set_extmark(bufnr, vim.api.nvim_create_namespace('newsls.note'), #lines - 1, 0, {
      virt_lines = { { { shape.note, 'Comment' } } },
    })
  end
  if shape.kind == 'split' then
    vim.api.nvim_win_set_height(window, math.min(M._height(window), math.floor(vim.o.lines / 2)))
  else
    vim.api.nvim_win_set_height(window, math.min(M._height(window), math.max(1, vim.o.lines - 6)))
  end
  M.map(bufnr, 'q', function()
    M.close(bufnr)
  end, 'Close')
  return bufnr, window
end

function M._height(window)
  return math.max(1, vim.api.nvim_win_text_height(window, {}).all)
end

function M._split(bufnr, shape)
  vim.cmd('botright split')
  local window = vim.api.nvim_get_current_win()
  vim.api.nvim_win_set_buf(window, bufnr)
  local bar = shape.title .. (shape.keys and '   ' .. shape.keys or '')
  vim.wo[window].winbar = bar:gsub('%%', '%%%%')
  vim.wo[window].winfixheight = true
  return window
end

function M._float(bufnr, shape)
  local width = math.max(20, math.min(100, vim.o.columns - 4))
  local config = {
    relative = 'editor',
    anchor = 'SW',
    row = math.max(3, vim.o.lines - vim.o.cmdheight - 1),
    col = math.max(0, math.floor((vim.o.columns - width - 2) / 2)),
    width = width,
    height = 1,
    style = 'minimal',
    border = 'rounded',
    title = ' ' .. shape.title .. ' ',
  }
  if shape.keys then
    config.footer = ' ' .. shape.keys .. ' '
  end
  return vim.api.nvim_open_win(bufnr, true, config)
end

--- Close whatever shows a buffer of ours.
function M.close(bufnr)
  if vim.api.nvim_buf_is_valid(bufnr) then
    vim.api.nvim_buf_delete(bufnr, { force = true })
  end
end

function M.map(bufnr, keys, action, what)
  vim.keymap.set('n', keys, action, { buffer = bufnr, nowait = true, silent = true, desc = 'newsls: ' .. what })
end

return M
