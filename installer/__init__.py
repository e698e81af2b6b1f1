"""Set-up of a source checkout: what `make demo` and `make test` do before they start anything.

Standard library only, and readable by Python 3.9, so that an old Python can still say what is missing.
"""
