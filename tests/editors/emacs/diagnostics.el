;;; diagnostics.el --- Findings stand where the text is, also after an emoji  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "the the" "repeated-word")
 (check-diagnostic "lead" "confused-word")
 ;; After an emoji, which UTF-16 counts as two.
 (check-diagnostic "of of" "repeated-word")
 (check-that (string-match-p "“the the”" (flymake-diagnostic-text (check-covering "the the")))
             "the message does not name its trigger")
 ;; Typed in, the way a writer does it: the finding comes, and goes when the slip goes.
 (check-go "nobody had asked")
 (insert "🎉 said said ")
 (check-diagnostic "said said" "repeated-word")
 (check-go "the the")
 (delete-char 4)
 (check-gone "the the")
 (check-diagnostic "of of"))
