"""Pages over the network, from listed sites only, politely, and remembered, so that nothing is asked for twice.

`fetch` is what others use, with `pages` as its memory. Before a connection `target` judges the address that was written and `gate` the
one that the name stands for; `watch` ends what takes too long; `exchange` is one question and its answer, `pace` the pauses between them.
"""
