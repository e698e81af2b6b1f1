"""Tests of the page of ratings."""
