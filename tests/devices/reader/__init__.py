"""Tests of `devices.reader`."""
