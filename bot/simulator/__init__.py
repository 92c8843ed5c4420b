"""A small WeChat: it signs, encrypts and retries like the real one, and speaks to the bot through the real callback.

For tests (`client`), for a terminal (`terminal`) and, in development only, for a browser (`page`).
"""
