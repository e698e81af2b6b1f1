"""Before it sits a member of staff who serves 60 to 150 citizens a day, often beside another system on the same screen.

They want to see who is before them, press the one next thing, and know who comes next and why; and never to wonder
whether a press was taken.
"""
