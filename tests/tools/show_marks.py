"""Prints the filled and commented cells of a workbook's first sheet, as openpyxl sees them."""
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
for row in sheet.iter_rows():
    for cell in row:
        filled = cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == "FFFFD6D6"
        words = [cell.coordinate]
        if filled:
            words.append("fill")
        if filled and cell.is_date:
            words.append("date")
        if cell.comment:
            words.append("comment=" + cell.comment.text)
        if len(words) > 1:
            print(" ".join(words))
