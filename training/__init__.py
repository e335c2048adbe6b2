"""Scripts that train the models of newsls from corpora given on the command line.  Not part of the package."""
