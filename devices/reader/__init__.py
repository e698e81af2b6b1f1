"""Readers of identity cards.

What is on a card (`card`), readers that speak the SAM protocol (`sam_frame`, `sam_reader`), and one made of nothing
(`virtual`). The photo is neither decoded nor kept.
"""
