"""Voice: texts spelled for the ear (`text`), engines that make sound of them (`espeak`), announcements joined of
chime and sentences (`announcement`), the order they are spoken in (`queue`), and what plays them (`player`, `virtual`).
"""
