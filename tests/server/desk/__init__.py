"""Tests of the desk at the server."""
