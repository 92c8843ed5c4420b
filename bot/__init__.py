"""A careful assistant for a public institution's WeChat Official Account.

This file stays empty of imports, so that `import bot.search` loads neither Flask nor Redis.
"""
