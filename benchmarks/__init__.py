"""How well the bot understands, and what that costs, beside what others use. `make bench` runs accuracy.py, cost.py and
hours.py."""
