"""Ticket printers.

A picture (`bitmap`) becomes a job (`job`), a job becomes bytes (`escpos` as dots, `text_mode` as text), and a driver
takes the bytes to the paper (`tcp`, `line_printer`, `windows`, `virtual`) and asks how the printer is (`status`). Bytes
and transport know nothing of each other.
"""
