local s = require('support')

s.run(function()
  s.client()
  s.diagnostic('confused-word', 'lead')
  s.diagnostic('repeated-word', 'the the')
  s.diagnostic('repeated-word', 'of of') -- on a line that begins with an emoji
  s.diagnostic('invisible-character', '\239\184\143') -- U+FE0F
  s.on_line('unattributed-claim', 'will likely hurt small fleets')
  for _, d in ipairs(vim.diagnostic.get(0)) do
    s.check(d.source == 'newsls', 'a diagnostic does not say that it is from newsls')
    s.check(not s.covered(d):find('Quintela'), 'a name is flagged: ' .. d.message)
  end
end)
