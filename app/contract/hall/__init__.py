"""The words of a hall: its set-up, today's state, the commands it takes and the events that follow."""
