"""LED strips above counters: what they show (`text`), a virtual one (`virtual`), and the thread that drives them
(`worker`, `supervised`).
"""
