"""Everybody in the waiting area, ten metres away, wants to see and hear whether it is their turn, and where to go."""
