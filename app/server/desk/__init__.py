"""The desk at the server: its lists, cases whole, who has them open, what changed, figures."""
