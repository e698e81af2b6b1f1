"""Scanners of bar codes and QR codes: what is let in (`code`), scanners on a serial line (`serial_scanner`), those that
type like a keyboard (`wedge`), and one made of nothing (`virtual`).
"""
