"""Call terminals with keys, and the four-key evaluators that hang on the same bus.

Their frames (`frame`), what the keys mean (`keys`), the driver of a bus (`bus`) and its thread (`supervised`).
"""
