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
  for _, old in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_get_name(old) == shape.name then
      M.close(old)
    end
  end
  vim.api.nvim_buf_set_name(bufnr, shape.name)
  vim.cmd.stopinsert() -- the writer may have typed on meanwhile
  local window = shape.kind == 'split' and M._split(bufnr, shape) or M._float(bufnr, shape)
  vim.bo[bufnr].formatlistpat = [[^\s*-\s\+\(\[.]\s\+\)\=]]
  local looks = { wrap = true, linebreak = true, breakindent = true, breakindentopt = 'list:-1' }
  looks = vim.tbl_extend('error', looks, { number = false, relativenumber = false })
  for name, value in pairs(vim.tbl_extend('error', looks, { signcolumn = 'no', spell = false, list = false })) do
    M._set(window, name, value)
  end
  if shape.filetype then
    vim.bo[bufnr].filetype = shape.filetype
  end
  if shape.note then
    vim.api.nvim_buf_set_extmark(bufnr, vim.api.nvim_create_namespace('newsls.note'), #lines - 1, 0, {
      virt_lines = { { { shape.note, 'Comment' } } },
    })
  end
  local split = shape.kind == 'split'
  local most = split and math.floor(vim.o.lines / 2) or math.max(1, vim.o.lines - 6)
  vim.api.nvim_win_set_height(window, math.min(M._height(window) + (split and 1 or 0), most)) -- a split has a bar
  M.map(bufnr, 'q', function()
    M.close(bufnr)
  end, 'Close')
  return bufnr, window
end

--- Set an option of this window alone, whatever is opened beside it later.
function M._set(window, name, value)
  vim.api.nvim_set_option_value(name, value, { scope = 'local', win = window })
end

function M._height(window)
  return math.max(1, vim.api.nvim_win_text_height(window, {}).all)
end

function M._split(bufnr, shape)
  vim.cmd('botright split')
  local window = vim.api.nvim_get_current_win()
  vim.api.nvim_win_set_buf(window, bufnr)
  local bar = shape.title .. (shape.keys and '   ' .. shape.keys or '')
  M._set(window, 'winbar', (bar:gsub('%%', '%%%%')))
  M._set(window, 'winfixheight', true)
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
