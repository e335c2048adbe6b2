;;; fixes.el --- Fixes: one, and all that are safe  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "lead")
 (check-go "lead")
 (let ((titles (mapcar (lambda (action) (plist-get action :title)) (eglot-code-actions (point) (point) "quickfix"))))
   (check-that (equal (car titles) "Change to “led”") "the first fix is %S" titles)
   (check-that (member "Ignore confused-word here" titles) "it can't be ignored: %S" titles))
 ;; Chosen from Eglot's menu.
 (cl-letf ((last-nonmenu-event ?\r)
           ((symbol-function 'completing-read) (lambda (_prompt choices &rest _) (car (all-completions "Change" choices)))))
   (eglot-code-actions (point) (point) "quickfix" t))
 (check-holds "when he led the Moroccan")
 (check-gone "lead")
 (newsls-fix-all)
 (check-holds "who signed the accord")
 (check-holds "full of flags")
 (check-gone "of of"))
