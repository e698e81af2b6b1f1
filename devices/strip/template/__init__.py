"""Strips whose frame a site writes down from its card's manual.

What a frame is made of (`frame`), the file it stands in (`file`), and the driver (`strip`).
"""
