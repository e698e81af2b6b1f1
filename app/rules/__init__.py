"""Decisions, pure: no I/O, no clock, no randomness, no Qt, no SQL.

The server runs them, and so does a client that is out of the server's reach.
"""
