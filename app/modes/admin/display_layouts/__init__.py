"""The editor of display layouts.

A manager wants to see the hall's screen as the waiting area will, move a block with the mouse, make it larger, try it
with long names and in the hall's languages, hand it to all displays, and undo anything; and fill the displays with a
welcome, and be back at the calls with one press.
"""
