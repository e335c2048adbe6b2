"""Wikidata: what it says of people, and how to ask it politely.

``claims`` reads an item, ``asking`` says which questions lead from names to items; both are pure.  ``client`` is the
one place of newsls that reaches for the network.
"""
