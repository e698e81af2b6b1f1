"""The pad (评价器): before it stands the citizen at a counter.

They want to see who serves them and, once served, to say in one touch how it was. The pad belongs to one counter and
follows it by itself: staff card, calling, serving, paused, the question, thanks.
"""
