;;; names.el --- Speakers in the index, mentions, another name  -*- lexical-binding: t; -*-
(require 'support)
(require 'imenu)

(defun flat (index)
  "The names in an INDEX of imenu."
  (cl-loop for (name . place) in index
           collect name
           when (consp place) append (flat place)))

(check-run
 (check-diagnostic "lead")
 (let ((names (flat (eglot-imenu))))
   (check-that (cl-find-if (lambda (name) (string-match-p "Quintela" name)) names) "no speaker in the index: %S" names))
 (check-go "Quintela told")
 (eglot-rename "Quintero")
 (check-holds "Minister Helena Quintero")
 (check-holds "Quintero told reporters")
 ;; The list of figures, read and followed.
 (newsls-figures)
 (with-current-buffer "*xref*"
   (check-that (string-match-p "Helena Quintero, Portugal’s Deputy Energy Minister" (buffer-string))
               "the list is\n%s" (buffer-string))
   (goto-char (point-min))
   (search-forward "Quintero told")
   (xref-goto-xref))
 (check-that (looking-at "Quintero told") "the list led to “%s”" (buffer-substring (point) (line-end-position))))
