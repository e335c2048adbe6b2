;;; hover.el --- Cards through ElDoc, and what a rule asks  -*- lexical-binding: t; -*-
(require 'support)

;; ElDoc's own idle timer would show it in the echo area; here its words are wanted whole.
(defvar told nil "What the server says of the place at point.")

(defmacro shown ()
  "What ElDoc shows of the place at point, without the markup that is hidden."
  '(progn
     (setq told nil)
     (eglot-hover-eldoc-function (lambda (text &rest _) (setq told (or text ""))))
     (check-wait "the card" told)
     (visible told)))

(defun visible (text)
  "TEXT without what is hidden in it."
  (cl-loop for character across text
           for place from 0
           unless (get-text-property place 'invisible text) concat (string character)))

(check-run
 (check-diagnostic "lead")
 (check-go "Helena Quintela")
 (let ((card (shown)))
   (check-that (string-match-p "Helena Quintela" card) "whose card is this? %s" card)
   (check-that (string-match-p "Deputy Energy Minister" card) "the card has no role: %s" card)
   (check-that (not (string-match-p "\\*\\*\\|&nbsp;\\|\\\\" card)) "the card shows its markup: %s" card))
 (check-go "lead")
 (let ((why (shown)))
   (check-that (string-match-p "confused-word" why) "no word of the rule: %s" why)))
