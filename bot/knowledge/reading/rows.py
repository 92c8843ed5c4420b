"""Rows of a CSV file, by column, each value with its line."""

import csv
from collections.abc import Iterator

from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text

Row = dict[str, Text]


def read_rows(sheet: Sheet, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows with a value for every column, below a header of just these columns."""
    reader = csv.reader(text.split("\n"), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            sheet.note(1, ",".join(columns), sheet.shown(",".join(header)), "write this as the first line")
            return
        for row in reader:
            if len(row) == len(columns):
                yield {column: Text(reader.line_num, value) for column, value in zip(columns, row, strict=True)}
            elif row:
                sheet.note(reader.line_num, f"{len(columns)} values", f"{len(row)}", "put a value that holds a comma in double quotes")
    except csv.Error as error:
        sheet.note(max(reader.line_num, 1), "comma-separated values", f"what can't be read ({error})", "look for an unclosed double quote")
