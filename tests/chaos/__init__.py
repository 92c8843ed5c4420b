"""The chaos run: the bot as a server starts it, a WeChat that sends and sends again, and everything around them failing on a schedule.

    account.py      the credentials, old and new        folder.py    the small knowledge that the bot starts with
    machine.py      the bot's processes and its Redis   faults.py    what is done to them, and when
    visitors.py     what visitors do                    carriage.py  HTTP with a time limit, on new connections and on kept ones
    post.py         WeChat: three tries of five seconds, and some messages twice
    record.py       what was sent and what came back    oracle.py    which promises were broken
    run.py          all of it together                  report.py    in words

`python -m tests.chaos --help` names its options.
"""
