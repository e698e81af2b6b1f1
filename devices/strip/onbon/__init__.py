"""Onbon (仰邦) BX-5K and BX-6K text cards: their frames (`frame`), what goes into them (`commands`), and the driver
(`strip`).
"""
