"""The page of the hall: what is said aloud in it, what its displays welcome, how its devices are.

A manager or the reception stands before it and wants to tell everybody something now, or to know what is broken,
since when, and what to do about it.
"""
