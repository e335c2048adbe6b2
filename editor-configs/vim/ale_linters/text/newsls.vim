call ale#linter#Define('text', newsls#linter('text'))
call ale#fix#registry#Add('newsls', 'newsls#fix', ['markdown', 'text', 'html'], 'Make every fix of newsls that is safe')
