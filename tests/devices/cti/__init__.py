"""Tests of telephone switches."""
