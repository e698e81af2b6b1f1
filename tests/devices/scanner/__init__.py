"""Tests of `devices.scanner`."""
