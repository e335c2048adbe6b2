"""Files: reading and writing drafts, finding them, the settings and word lists beside them.

The only room between the pure core and the surfaces (``cli``, ``lsp``) that touches the disk.
"""
