;;; newsls.el --- Findings, fixes, cards and summaries in news drafts  -*- lexical-binding: t; -*-

;; Author: The newsls developers
;; Version: 0.1
;; Package-Requires: ((emacs "28.1"))
;; Keywords: wp, convenience, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; newsls reads news drafts while they are written.  This file has Eglot start
;; it and adds the commands that Eglot has no name for:
;;
;;   (add-to-list 'load-path "~/newsls/editor-configs/emacs")
;;   (require 'newsls)
;;   (add-hook 'text-mode-hook #'newsls-ensure)
;;
;; Everything else is Eglot's own: findings through Flymake, cards through
;; ElDoc, fixes by `eglot-code-actions', another name for somebody by
;; `eglot-rename', speakers by `imenu'.  With lsp-mode in place of Eglot, load
;; newsls-lsp-mode.el, which stands beside this file.

;;; Code:

(require 'cl-lib)
(require 'subr-x)
(require 'xref)

(defvar eglot-confirm-server-edits)
(defvar eglot-confirm-server-initiated-edits)
(defvar eglot-server-programs)
(declare-function eglot--path-to-uri "eglot")
(declare-function eglot--pos-to-lsp-position "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-ensure "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp--buffer-uri "lsp-mode")
(declare-function lsp--region-to-range "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-workspaces "lsp-mode")

(defgroup newsls nil
  "Findings, fixes, cards and summaries in news drafts."
  :group 'text
  :prefix "newsls-")

(defcustom newsls-command '("newsls" "serve")
  "What starts the server: a program and its arguments."
  :type '(repeat string))

(defconst newsls--languages
  '((markdown-mode . "markdown") (html-mode . "html") (text-mode . "plaintext"))
  "The modes of drafts, and what the protocol calls their languages.")

(defun newsls--handles-p (mode)
  "Whether buffers in MODE are drafts.
Those of `text-mode' itself, not of all that descend from it, such
as mail and commit messages."
  (or (eq mode 'text-mode)
      (provided-mode-derived-p mode 'markdown-mode)
      (provided-mode-derived-p mode 'html-mode)))

(defun newsls--contact (&optional _interactive &rest _)
  "How Eglot is to start the server."
  newsls-command)

(with-eval-after-load 'eglot
  ;; An entry for each mode, as older versions of Eglot give all the modes of
  ;; an entry one language.  That of text-mode comes last: many modes descend
  ;; from it and have servers of their own.
  (pcase-dolist (`(,mode . ,language) newsls--languages)
    (add-to-list 'eglot-server-programs
                 `((,mode :language-id ,language) . newsls--contact)
                 (eq mode 'text-mode))))

;;;###autoload
(defun newsls-ensure ()
  "Start newsls for this buffer by Eglot, where it is a draft in a file.
Meant for `text-mode-hook', which Markdown and HTML run as well."
  (when (and buffer-file-name (newsls--handles-p major-mode))
    (if (executable-find (car newsls-command))
        (eglot-ensure)
      (message "newsls: there is no “%s” here; install it (pipx install newsls) or set newsls-command"
               (car newsls-command)))))

;;; The server, by Eglot or by lsp-mode

(defun newsls--eglot ()
  "The Eglot server of this buffer, if any."
  (and (fboundp 'eglot-current-server) (eglot-current-server)))

(defun newsls--execute (command &rest arguments)
  "Have the server run COMMAND on this buffer, and return its answer.
ARGUMENTS follow the draft's URI."
  (let ((request (lambda (uri) (list :command command :arguments (apply #'vector uri arguments)))))
    (cond
     ((newsls--eglot)
      (eglot--signal-textDocument/didChange) ; what was typed a moment ago counts
      (jsonrpc-request (newsls--eglot) :workspace/executeCommand
                       (funcall request
                                (if (fboundp 'eglot-path-to-uri)
                                    (eglot-path-to-uri buffer-file-name :truenamep t)
                                  (eglot--path-to-uri buffer-file-name)))))
     ((and (fboundp 'lsp-workspaces) (lsp-workspaces))
      (newsls--plist (lsp-request "workspace/executeCommand" (funcall request (lsp--buffer-uri)))))
     (t (user-error "No newsls here; start it with M-x newsls-ensure or M-x eglot")))))

(defun newsls--plist (value)
  "Give VALUE, as lsp-mode has read it from JSON, as Eglot has it."
  (cond
   ((hash-table-p value)
    (let (made)
      (maphash (lambda (key item) (setq made `(,(newsls--plist item) ,(intern (format ":%s" key)) ,@made))) value)
      (nreverse made)))
   ((and (consp value) (not (keywordp (car value)))) (apply #'vector (mapcar #'newsls--plist value)))
   ((and (vectorp value)) (cl-map 'vector #'newsls--plist value))
   (t value)))

(defun newsls--range (beginning end)
  "The text between BEGINNING and END as the protocol has it."
  (cond
   ((not (newsls--eglot)) (lsp--region-to-range beginning end))
   ((fboundp 'eglot-region-range) (eglot-region-range beginning end))
   (t (list :start (eglot--pos-to-lsp-position beginning) :end (eglot--pos-to-lsp-position end)))))

;;; Commands

(defconst newsls-summaries
  '(("3 sentences" :sentences 3)
    ("5 sentences" :sentences 5)
    ("60 words" :words 60)
    ("120 words" :words 120)
    ("280 characters" :characters 280)
    ("Lede" :style "lede")
    ("Bullet points" :style "bullets")
    ("Web description" :style "description"))
  "The summaries that `newsls-summary' offers, and what it asks the server for.")

(defvar newsls--summary-history nil)

(defun newsls--shown (name text mode)
  "Show TEXT in a buffer of this NAME beside the draft, in MODE."
  (with-current-buffer (get-buffer-create name)
    (let ((inhibit-read-only t))
      (erase-buffer)
      (insert text)
      (unless (bolp) (insert "\n"))
      (goto-char (point-min)))
    (funcall mode)
    (visual-line-mode)
    (view-mode)
    (display-buffer (current-buffer))))

;;;###autoload
(defun newsls-summary (kind &optional insert)
  "Show a summary of the draft, or of the region if it is active.
KIND is the name of one of `newsls-summaries'.  With a prefix
argument, INSERT it at point."
  (interactive
   (let ((completion-ignore-case t))
     (list (completing-read "Summary: " newsls-summaries nil t nil 'newsls--summary-history "3 sentences")
           current-prefix-arg)))
  (let* ((options (copy-sequence (cdr (or (assoc-string kind newsls-summaries t)
                                          (user-error "There is no summary called “%s”" kind)))))
         (within (and (use-region-p) (list :range (newsls--range (region-beginning) (region-end)))))
         (answer (newsls--execute "newsls.summarise" (append options within)))
         (text (plist-get answer :text))
         (note (plist-get answer :note)))
    (cond
     ((or (null text) (string-empty-p text)) (message "%s" (or note "There is nothing to summarise.")))
     (insert (insert text))
     (t (newsls--shown "*newsls summary*" (if note (concat text "\n\n" note) text) #'text-mode)))
    (when (and note insert) (message "%s" note))))

;;;###autoload
(defun newsls-insert-description ()
  "Write a web description of the draft into its front matter."
  (interactive)
  (let* ((eglot-confirm-server-edits nil) ; the writer has just asked for it
         (eglot-confirm-server-initiated-edits nil) ; as older versions call it
         (answer (newsls--execute "newsls.summarise" '(:style "description" :front_matter t))))
    (message "%s" (or (plist-get answer :note) (plist-get answer :text)))))

;;;###autoload
(defun newsls-facts ()
  "Show the fact-check sheet of the draft, or of the region if it is active."
  (interactive)
  (let* ((within (and (use-region-p) (list :range (newsls--range (region-beginning) (region-end)))))
         (answer (newsls--execute "newsls.factSheet" `(:format "markdown" ,@within))))
    (newsls--shown "*newsls facts*" (plist-get answer :text)
                   (if (fboundp 'markdown-mode) 'markdown-mode #'text-mode))))

(cl-defstruct (newsls--place (:constructor newsls--place (marker figure)))
  "Where a figure is named."
  marker figure)

(cl-defmethod xref-location-marker ((place newsls--place))
  "The marker of a PLACE."
  (newsls--place-marker place))

(cl-defmethod xref-location-group ((place newsls--place))
  "Whom a PLACE names."
  (newsls--place-figure place))

(cl-defmethod xref-location-line ((place newsls--place))
  "The line of a PLACE."
  (with-current-buffer (marker-buffer (newsls--place-marker place))
    (line-number-at-pos (newsls--place-marker place) t)))

(defun newsls--marker (offset)
  "The marker of a character of this draft, by its OFFSET."
  (save-restriction
    (widen)
    (copy-marker (min (+ (point-min) offset) (point-max)))))

(defun newsls--mentions ()
  "The figures of this draft, mention by mention, as xref has them."
  (cl-loop
   for figure across (newsls--execute "newsls.figures")
   for role = (plist-get figure :role)
   for name = (concat (plist-get figure :name) (and (stringp role) (concat ", " role)))
   append
   (cl-loop for mention across (plist-get figure :mentions)
            for marker = (newsls--marker (plist-get mention :start))
            collect (xref-make (save-excursion
                                 (save-restriction
                                   (widen)
                                   (goto-char marker)
                                   (string-trim (buffer-substring (line-beginning-position) (line-end-position)))))
                               (newsls--place marker name)))))

;;;###autoload
(defun newsls-figures ()
  "List who is named in the draft, and where."
  (interactive)
  (let ((places (newsls--mentions)))
    (unless places (user-error "Nobody is named here"))
    (funcall xref-show-xrefs-function (lambda () places) `((window . ,(selected-window))))))

;;;###autoload
(defun newsls-fix-all ()
  "Make every fix that is safe."
  (interactive)
  (if (newsls--eglot)
      (save-restriction
        (widen)
        (eglot-code-actions (point-min) (point-max) "source.fixAll.newsls" t))
    (lsp-execute-code-action-by-kind "source.fixAll.newsls")))

(provide 'newsls)
;;; newsls.el ends here
