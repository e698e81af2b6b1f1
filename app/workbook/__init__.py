"""A hall in files that people keep: a folder of TOML (`folder`) or one Excel workbook (`reading`, `writing`).

The sheets of a workbook are in `sheets`, what stands in a cell in `cells`. The server reads folders only, and does
without the libraries for Excel.
"""
