;;; summary.el --- Summaries and the fact sheet, beside the draft and in it  -*- lexical-binding: t; -*-
(require 'support)

(check-run
 (check-diagnostic "lead")
 (newsls-summary "3 sentences")
 (let ((draft (buffer-string))
       (summary (with-current-buffer "*newsls summary*" (string-trim (buffer-string)))))
   (check-that (> (length summary) 100) "too little: %s" summary)
   (check-that (string-match-p (regexp-quote (car (split-string draft "\n\n" t))) draft) "unreachable")
   (dolist (sentence (split-string summary "\\.\\s-+" t))
     (check-that (string-match-p (regexp-quote (substring sentence 0 30)) draft) "not of the draft: %s" sentence))
   ;; What was typed a moment ago counts.
   (check-go "Salgado, who")
   (insert "Ministers in Lisbon and Rabat signed the treaty for the cable on Monday, Quintela said.\n\n")
   (newsls-facts)
   (with-current-buffer "*newsls facts*"
     (check-that (string-match-p "1,000 megawatts" (buffer-string)) "the sheet is\n%s" (buffer-string))
     (check-that (string-match-p "treaty" (buffer-string)) "the sheet lacks what was typed\n%s" (buffer-string)))
   (goto-char (point-max))
   (newsls-summary "60 words" t)
   (check-that (> (length (buffer-string)) (+ (length draft) 150)) "nothing was written")
   (newsls-insert-description)
   (check-wait "the front matter" (string-prefix-p "---\ndescription: " (buffer-string)))))
