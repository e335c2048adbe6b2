;;; newsls-lsp-mode.el --- newsls by lsp-mode  -*- lexical-binding: t; -*-

;; Author: The newsls developers
;; Version: 0.1
;; Package-Requires: ((emacs "28.1") (lsp-mode "8.0.0"))
;; Keywords: wp, convenience, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; For those who have lsp-mode and not Eglot:
;;
;;   (add-to-list 'load-path "~/newsls/editor-configs/emacs")
;;   (require 'newsls-lsp-mode)
;;   (add-hook 'text-mode-hook #'newsls-lsp-ensure)
;;
;; The commands of newsls.el work here as well.

;;; Code:

(require 'newsls)
(require 'lsp-mode)

(defcustom newsls-lsp-settings nil
  "The settings of newsls: an alist, or nil for those of newsls.toml alone.
For example ((style . ((spelling . \"us\"))))."
  :type '(alist :key-type symbol)
  :group 'newsls)

(pcase-dolist (`(,mode . ,language) newsls--languages)
  (add-to-list 'lsp-language-id-configuration (cons mode language) t))

(lsp-register-custom-settings '(("newsls" newsls-lsp-settings)))

(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection (lambda () newsls-command))
  :activation-fn (lambda (_file mode) (newsls--handles-p mode))
  :server-id 'newsls
  :add-on? t))

;;;###autoload
(defun newsls-lsp-ensure ()
  "Start newsls for this buffer by lsp-mode, where it is a draft in a file.
Meant for `text-mode-hook', which Markdown and HTML run as well."
  (when (and buffer-file-name (newsls--handles-p major-mode))
    (lsp-deferred)))

(provide 'newsls-lsp-mode)
;;; newsls-lsp-mode.el ends here
