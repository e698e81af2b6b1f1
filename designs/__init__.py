"""What a ticket and a hall's display look like, as data: frozen models and their TOML files.

Known to the rules, which refuse a wrong design, and to the widgets, which paint a right one; knows neither Qt nor the
program, so that a server machine checks designs without a desktop.
"""
