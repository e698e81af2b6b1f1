"""Qt widgets that know nothing of halls and cases: they take plain values, emit signals and never fetch."""
