"""Citydesk (政务前台): the desktop suite of a government service hall and a citizen hotline."""

__version__ = "0.1.0"
