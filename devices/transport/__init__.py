"""How bytes reach a device: TCP, UDP and serial lines behind one interface, and a way to watch them."""
