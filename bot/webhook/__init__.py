"""The callback over HTTP: WeChat's requests in, bytes out, in time, whatever breaks.

callback.py    the steps of a delivery, in their order, and the routes
responses.py   responses as WeChat wants them
saying.py      a turn and its reply: checked against WeChat's limits, and the sentences for when something is wrong
workers.py     threads that work out answers, so that the request can leave in time without them
late.py        an answer that came out too late, kept for when the visitor asks again
"""
