" newsls for Vim 9 with ALE, or with vim-lsp: findings, fixes, cards and summaries in news drafts.

if exists('g:loaded_newsls')
  finish
endif
let g:loaded_newsls = 1

let g:newsls_executable = get(g:, 'newsls_executable', 'newsls')
" What newsls.toml doesn't say, or says otherwise for everybody else: {'style': {'spelling': 'us'}}
let g:newsls_settings = get(g:, 'newsls_settings', {})

" ALE finds its linters by itself, but has none run on plain text unless asked.
let g:ale_linters = extend({'text': ['newsls']}, get(g:, 'ale_linters', {}))

" :NewslsSummary, :NewslsSummary --words 60, :NewslsSummary --style description
command! -nargs=* NewslsSummary call newsls#show('summary', <f-args>)
command! NewslsFacts call newsls#show('facts')
command! NewslsFigures call newsls#show('figures')

" vim-lsp, where it is installed.
augroup newsls
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
        \ 'name': 'newsls',
        \ 'cmd': {_ -> [g:newsls_executable, 'serve']},
        \ 'allowlist': ['markdown', 'text', 'html'],
        \ 'languageId': {_ -> &filetype ==# 'text' ? 'plaintext' : &filetype},
        \ 'root_uri': {_ -> lsp#utils#path_to_uri(newsls#root(bufnr('')))},
        \ 'workspace_config': {'newsls': g:newsls_settings},
        \})
augroup END
