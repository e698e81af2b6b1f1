"""The words of a centre: the hotline's set-up, its cases, the commands it takes and the events that follow."""
