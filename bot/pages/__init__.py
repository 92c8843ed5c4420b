"""Public pages: each office with its hours now, its week and its closed days, and the week for its door on paper; and each entry, to be
passed on to a friend.

`routes` is the edge: it reads the request and knows Flask. The rest makes plain data out of knowledge and a moment. Words stand in the
phrasebooks, `page_*`.
"""
