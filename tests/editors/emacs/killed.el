;;; killed.el --- The server is killed and comes back; the draft is as it was  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "the the")
 (let* ((server (eglot-current-server))
        (process (jsonrpc--process server)))
   ;; Eglot starts a server again by itself, if it lived for three seconds.
   (check-wait "Eglot to trust the server" (not (eglot--inhibit-autoreconnect server)))
   (check-go "nobody had asked")
   (insert "nobody ")
   (let ((draft (buffer-string)))
     (signal-process process 'SIGKILL)
     (check-wait "another server" (let ((now (eglot-current-server)))
                                    (and now (not (eq now server)) (jsonrpc-running-p now) (eglot-managed-p))))
     (check-diagnostic "nobody nobody")
     (check-that (equal draft (buffer-string)) "the draft has changed")
     ;; By hand, as after an update of newsls.
     (setq server (eglot-current-server))
     (eglot-reconnect server)
     (check-wait "a third server" (not (eq server (eglot-current-server))))
     (check-diagnostic "of of")
     (check-that (equal draft (buffer-string)) "the draft has changed"))))
