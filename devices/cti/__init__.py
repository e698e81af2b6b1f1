"""Telephone switches (CTI): calls are heard of, answered, held, transferred and made from the seat."""
