call ale#linter#Define('markdown', newsls#linter('markdown'))
call ale#fix#registry#Add('newsls', 'newsls#fix', ['markdown', 'text', 'html'], 'Make every fix of newsls that is safe')
