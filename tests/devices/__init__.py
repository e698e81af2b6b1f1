"""Tests of `devices`, each through its public door."""
