"""What call-takers work with beside the cases: their drafts, calls, knowledge, ready-made words and files."""
