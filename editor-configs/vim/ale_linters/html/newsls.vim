call ale#linter#Define('html', newsls#linter('html'))
call ale#fix#registry#Add('newsls', 'newsls#fix', ['markdown', 'text', 'html'], 'Make every fix of newsls that is safe')
