#!/usr/bin/python3
"""Writes how openpyxl reads the workbooks of a folder: tests/tools/expect_workbooks.py <folder> > <expected.json>

Values by sheet and cell: a number, a string, true/false, {"e": error} or {"d": "2024-05-01T10:20:30"}.
A workbook that openpyxl refuses has its exception's name instead of sheets.
"""
import datetime
import json
import os
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def value_of(cell):
    value = cell.value
    if cell.data_type == "e":
        return {"e": value}
    if isinstance(value, datetime.datetime):
        return {"d": value.replace(microsecond=0).isoformat()}
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return {"d": str(value)}
    return value


def sheet_values(sheet):
    return {cell.coordinate: value_of(cell) for cell in list(sheet._cells.values()) if cell.value is not None}


def workbook_values(path):
    try:
        book = openpyxl.load_workbook(path, data_only=True)
        return {sheet.title: sheet_values(sheet) for sheet in book.worksheets}
    except Exception as failure:  # any of them is a refusal
        return type(failure).__name__


folder = sys.argv[1]
names = sorted(name for name in os.listdir(folder) if name.endswith((".xlsx", ".xlsm")))
print("{")
print(",\n".join(json.dumps(name) + ":" + json.dumps(workbook_values(os.path.join(folder, name)), ensure_ascii=False,
                                                     separators=(",", ":")) for name in names))
print("}")
