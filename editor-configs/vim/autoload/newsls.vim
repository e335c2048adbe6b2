" newsls for Vim: what the linters, the fixer and the commands share.

let s:languages = {'markdown': 'markdown', 'html': 'html', 'text': 'plaintext'}

" The folder that settings are looked for in: the nearest with a newsls.toml or a repository, else the draft's own.
function! newsls#root(buffer) abort
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  let l:here = escape(l:folder, ' ,;*') . ';'
  let l:settings = findfile('newsls.toml', l:here)
  let l:repository = finddir('.git', l:here)
  return !empty(l:settings) ? fnamemodify(l:settings, ':p:h')
        \ : !empty(l:repository) ? fnamemodify(l:repository, ':p:h:h')
        \ : l:folder
endfunction

" What ALE needs to know to start the server for a file type.  ALE counts columns in bytes, and doesn't tell servers.
function! newsls#linter(filetype) abort
  return {
        \ 'name': 'newsls',
        \ 'lsp': 'stdio',
        \ 'executable': {_ -> g:newsls_executable},
        \ 'command': '%e serve --position-encoding utf-8',
        \ 'language': s:languages[a:filetype],
        \ 'project_root': function('newsls#root'),
        \ 'lsp_config': {_ -> {'newsls': g:newsls_settings}},
        \}
endfunction

" Every fix that is safe, for :ALEFix.
function! newsls#fix(buffer) abort
  return {'command': s:command('check --fix', a:buffer)}
endfunction

function! s:command(what, buffer) abort
  return join([ale#Escape(g:newsls_executable), a:what, '--language',
        \ get(s:languages, getbufvar(a:buffer, '&filetype'), 'plaintext'),
        \ '--stdin-filename', ale#Escape(fnamemodify(bufname(a:buffer), ':p')), '-'])
endfunction

" Show in a window beside what a command of newsls says of the draft as it is now, saved or not.
function! newsls#show(what, ...) abort
  let l:language = get(s:languages, &filetype, 'plaintext')
  let l:name = empty(bufname('%')) ? [] : ['--stdin-filename', expand('%:p')]
  let l:words = [g:newsls_executable] + split(a:what) + a:000 + ['--language', l:language] + l:name + ['-']
  let l:said = system(join(map(l:words, 'shellescape(v:val)')), getline(1, '$'))
  if v:shell_error
    echohl ErrorMsg | echomsg trim(l:said) | echohl None
    return
  endif
  execute 'botright new' fnameescape('newsls ' . split(a:what)[0])
  setlocal buftype=nofile bufhidden=wipe noswapfile wrap linebreak
  call setline(1, split(l:said, '\n'))
  setlocal nomodifiable nomodified
endfunction
