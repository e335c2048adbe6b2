;;; settings.el --- Settings change without a restart  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "the the")
 (check-that (not (check-covering "harbor")) "American spelling is noted before it was asked for")
 (setq-default eglot-workspace-configuration '(:newsls (:style (:spelling "uk") :ignore ["repeated-word"])))
 (eglot-signal-didChangeConfiguration (eglot-current-server))
 (check-diagnostic "harbor")
 (check-gone "the the"))
