"""A piece of the screen: frozen, chosen, drawn on, looked at."""
