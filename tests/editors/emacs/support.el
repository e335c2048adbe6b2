;;; support.el --- What the checks share  -*- lexical-binding: t; -*-

;; A check that fails says why, with what Emacs and the server know, in a file, and ends Emacs with code 1.

;;; Code:

(require 'cl-lib)
(require 'flymake)
(require 'generator)
(require 'newsls)
(require 'eglot)

(defvar check-patience 20 "Seconds; a slow machine is not a failure.")

(defun check-state ()
  "What there is to see."
  (concat "--- diagnostics\n"
          (mapconcat (lambda (d) (format "%s “%s” %s" (flymake-diagnostic-beg d) (check-covered d) (flymake-diagnostic-text d)))
                     (flymake-diagnostics) "\n")
          "\n--- buffer\n" (save-restriction (widen) (buffer-string))
          (let ((events (and (eglot-current-server) (jsonrpc-events-buffer (eglot-current-server)))))
            (if (buffer-live-p events)
                (with-current-buffer events
                  (concat "\n--- conversation\n" (buffer-substring (max (point-min) (- (point-max) 3000)) (point-max))))
              ""))))

(defun check-fail (why &rest arguments)
  "End in failure, saying WHY, with ARGUMENTS as in `format'."
  (write-region (format "FAILED: %s\n%s" (apply #'format why arguments) (check-state)) nil (getenv "CHECK_TOLD"))
  (kill-emacs 1))

(defun check-that (condition why &rest arguments)
  "Fail unless CONDITION, saying WHY, with ARGUMENTS as in `format'."
  (unless condition (apply #'check-fail why arguments))
  condition)

(defmacro check-wait (what condition)
  "Wait until CONDITION holds, and return its value; WHAT it waits for.
Emacs goes on meanwhile: this returns to its command loop."
  `(let ((end (+ (float-time) check-patience)) value)
     (while (not (setq value ,condition))
       (when (> (float-time) end) (check-fail "waited in vain for %s" ,what))
       (iter-yield nil))
     value))

(defun check-covered (diagnostic)
  "The text that a DIAGNOSTIC covers."
  (save-restriction
    (widen)
    (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic))))

(defun check-covering (text &optional code)
  "The diagnostic over TEXT now, if any, of the rule CODE if that is given."
  (cl-find-if (lambda (d) (and (equal (check-covered d) text)
                               (or (null code) (string-match-p (regexp-quote code) (flymake-diagnostic-text d)))))
              (flymake-diagnostics)))

(defmacro check-diagnostic (text &optional code)
  "Wait for a diagnostic over TEXT, of the rule CODE if that is given."
  `(check-wait (format "a finding over “%s”" ,text) (check-covering ,text ,code)))

(defmacro check-gone (text)
  "Wait until nothing is found over TEXT, and something elsewhere."
  `(check-wait (format "“%s” to be forgotten" ,text) (and (flymake-diagnostics) (not (check-covering ,text)))))

(defun check-gone (text)
  "Wait until nothing is found over TEXT, and something elsewhere."
  (check-wait (format "“%s” to be forgotten" text)
              (lambda () (and (flymake-diagnostics) (not (check-covering text))))))

(defun check-go (text)
  "Put point on the first character of TEXT."
  (goto-char (point-min))
  (let ((case-fold-search nil))
    (check-that (search-forward text nil t) "the draft has no “%s”" text))
  (goto-char (match-beginning 0)))

(defun check-holds (text)
  "Fail unless the draft holds TEXT."
  (check-that (save-excursion (goto-char (point-min)) (search-forward text nil t)) "the draft lacks “%s”" text))

(defun check-step (steps)
  "Go on with the check whose STEPS these are; an error in it is a failure, too."
  (condition-case problem
      (with-current-buffer (window-buffer)
        (iter-next steps))
    (iter-end-of-sequence (kill-emacs 0))
    (error (check-fail "%S" problem))))

(defmacro check-run (&rest body)
  "Run BODY to its end in the draft that was named on the command line.
It runs while Emacs waits for the writer, so that all is done that
Emacs does in pauses."
  `(let ((steps (funcall (iter-lambda ()
                           (check-wait "newsls" (and buffer-file-name (eglot-current-server) (eglot-managed-p)))
                           ,@body))))
     (run-with-timer 0.05 0.05 #'check-step steps)))

(provide 'support)
;;; support.el ends here
