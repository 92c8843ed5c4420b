"""What the benchmark of the callback is made of: an account, a mix of messages, bots on servers, a load, and what it costs.

This file stays empty of imports.
"""
