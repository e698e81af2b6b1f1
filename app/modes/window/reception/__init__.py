"""The reception's page of the window program: a number for who does not know where to go, and an eye on the hall."""
