"""LED strips above counters: what they show (`text`), the drivers (`onbon`, `template`, `alpha`, `virtual`), and the
thread that keeps all strips of a line up to date (`worker`, `supervised`).
"""
