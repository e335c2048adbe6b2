;;; windows.el --- A draft with Windows line ends keeps them  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "the the" "repeated-word")
 (check-that (equal (plist-get (eglot--TextDocumentItem) :languageId) "plaintext")
             "the server takes it for %S" (plist-get (eglot--TextDocumentItem) :languageId))
 (newsls-fix-all)
 (check-holds "🎉 Quintela signed the accord.")
 (check-wait "nothing to be found" (null (flymake-diagnostics)))
 (save-buffer))
