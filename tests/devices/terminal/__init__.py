"""Tests of `devices.terminal`."""
