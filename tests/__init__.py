"""Tests of Citydesk; the folders mirror the sources."""
