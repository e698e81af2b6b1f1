"""A bar at an edge of a screen: where it stands, and how the desktop keeps its place free of other windows."""
