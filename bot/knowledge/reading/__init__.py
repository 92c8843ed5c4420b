"""From a file's bytes to dataclasses, in one direction:

    text_file (bytes -> text)
    -> front_matter, tree (text -> values with their lines)
    -> sheet, fields (values -> plain types)
    -> one module for each kind of file

Nothing here stops at a problem: it goes into the `Ledger`, and the reader goes on with an empty value. `load` raises in the end.
"""
