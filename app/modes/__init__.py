"""The programs people work with, one folder a mode: what is seen, what happens, and how it is put together."""
