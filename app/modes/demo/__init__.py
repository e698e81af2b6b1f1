"""A whole hall on one machine, for whoever tries it: they want to see a citizen's way through it, and then touch it."""
