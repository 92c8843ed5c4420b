"""What `python -m bot <command>` does: one file a command. They are imported before it is known which one is run, so what is slow to import
is imported where it is needed.
"""
