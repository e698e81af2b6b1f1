"""The editor of ticket templates.

A manager who has never seen it wants to put the hall's name and logo on the ticket, make the number larger, see at once
how it will look on paper with a long service name, print one to try, and hand it to all kiosks; and to undo anything.
"""
