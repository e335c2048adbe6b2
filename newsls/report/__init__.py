"""What newsls found, written down: one module a format.  Values in, text or plain values out; nothing here prints."""
