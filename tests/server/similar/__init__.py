"""Tests of similar cases."""
