"""What call-takers work with beside the cases."""
