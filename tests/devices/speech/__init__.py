"""Tests of `devices.speech`."""
