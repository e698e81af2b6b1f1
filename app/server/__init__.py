"""The server: one door for writing, one stream for reading, the record behind both. Knows neither Qt nor clients."""
