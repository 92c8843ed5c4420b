"""What the bot remembers between two requests. The only place with Redis keys; these are all of them:

    key                              type    lives       what
    bot:claim:{VISITOR}:DELIVERY     string  4 s         somebody is working on this delivery
    bot:answer:{VISITOR}:DELIVERY    string  90 s        the bytes that this delivery gets, each time it is sent
    bot:begun:{VISITOR}              zset    90 s        the DELIVERYs of a visitor by when they began: what `erase` has to look for
    bot:pace:{VISITOR}               string  60 s        how many deliveries of a visitor began within this minute
    bot:late:{VISITOR}               string  90 s        what came out too late: it is there when the visitor asks again
    bot:request:{REQUEST}            string  20 minutes  the DELIVERY that this signed request brought: it brings no other
    bot:talk:{VISITOR}               string  30 minutes  where the conversation stands
    bot:language:{VISITOR}           string  30 days     the language that the visitor chose
    bot:alive                        string  1 s         written by `ping`, to know that Redis takes writes
    bot:importing                    string  5 minutes   the machine that imports news (lock.py); extended while it works

VISITOR, DELIVERY and REQUEST are the first 32 hexadecimal digits of SHA-256 over the AppID and the OpenID, the delivery's name (which for
events holds the OpenID), or what WeChat signed. The braces are part of the key: they keep all keys of one visitor on one node of a Redis
Cluster. Inside `answer` and `talk` the OpenID is replaced by a mark (masking.py). So the data lead to no person, unless one asks for one
particular OpenID.

    store.py        the contract
    redis_store.py  on Redis        memory.py    in this process (shelf.py), or in all workers' (shared.py)
    fallback.py     the one while it works, else the other
    connection.py   makes every client: of a server, under sentinels (sentinels.py), of a cluster (cluster.py)
    lock.py         one machine at a time
    embedded.py     a Redis of our own, where none was given            tenancy.py   who uses that, and ends it
    opening.py      chooses and joins

This file stays empty of imports.
"""
