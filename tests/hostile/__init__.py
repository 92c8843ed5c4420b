"""Requests that nobody means well by: a corpus by tables, a seeded generator over it, and a judge of what the bot answers.

python -m tests.hostile --requests 200000 --seed 1     run so many against the bot in this process (see __main__.py)
python -m tests.hostile.guided respond --runs 100000   let coverage choose the inputs (needs requirements-fuzz.txt)
"""
