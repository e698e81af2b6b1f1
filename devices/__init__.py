"""Hall devices: printers, LED strips and voice, each behind one interface with real and virtual drivers.

A device is a URL in the settings (`devices.url`), opened by `devices.open`, kept alive by a thread of its own
(`devices.supervisor`), and says how it is (`devices.health`). Nothing here knows Qt or the program around it.
"""
