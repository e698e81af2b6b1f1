"""The kiosk (取号机): before it stands a citizen who is in a hurry and uses it once a year.

They want a ticket: three touches at most, one question at a time, and at the end a number that says which counter, how
many people come first, and about how long.
"""
