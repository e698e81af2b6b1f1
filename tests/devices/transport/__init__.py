"""Tests of `devices.transport`."""
