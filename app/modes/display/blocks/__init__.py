"""The blocks a picture of the display is made of: each shows its part of a `DisplayView`."""
