"""What a staff password must be (spec 08, profile `asvs`): long, without rules of composition."""

SHORTEST_PASSWORD = 12
"""Characters."""
