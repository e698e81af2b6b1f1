"""Tests of `devices.strip`."""
