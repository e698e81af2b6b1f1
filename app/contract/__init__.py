"""The words between client and server: commands, events, state, errors. No logic."""
