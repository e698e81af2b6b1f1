"""Ticket printers.

A picture (`bitmap`) becomes a job (`job`), a job becomes bytes (`escpos`), and a driver takes the bytes to the paper
(`tcp`, `virtual`) and asks how the printer is (`status`). Bytes and transport know nothing of each other.
"""
