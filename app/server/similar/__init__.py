"""Earlier cases that resemble the one being taken: places found in text, words compared, everything by keyed hashes."""
