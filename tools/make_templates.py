#!/usr/bin/env python3
"""Writes templates/*.docx from the plain XML below: run it after changing a template and commit the result.

The files have no times and no names in them, so that the same text gives the same bytes.
"""
import pathlib
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>')
EMPTY_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')

FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'


def paragraph(text, size=12, bold=False, align="left", after=120):
    weight = "<w:b/>" if bold else ""
    return (f'<w:p><w:pPr><w:spacing w:after="{after}"/><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{FONT}{weight}'
            f'<w:sz w:val="{size * 2}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')


def cell(width, text, bold=False, size=11):
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'{paragraph(text, size, bold, after=40)}</w:tc>')


def row(widths, texts, heading=False, size=11):
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if heading else "") + "</w:trPr>"
    return "<w:tr>" + properties + "".join(cell(w, t, heading, size) for w, t in zip(widths, texts)) + "</w:tr>"


def table(widths, rows):
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>')


def page(landscape):
    width, height = (16838, 11906) if landscape else (11906, 16838)
    orientation = ' w:orient="landscape"' if landscape else ""
    return (f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{orientation}/>'
            '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>'
            '</w:sectPr>')


def closing():
    return [paragraph("", after=60),
            paragraph("Проверить выписку: {{address}}", 11),
            paragraph("Код выписки: {{code}}", 11),
            paragraph("{{image:qr}}")]


def extract():
    return [paragraph("{{authority}}", 12, align="center"),
            paragraph("Выписка из реестра обученных по охране труда лиц", 16, bold=True, align="center"),
            paragraph("Состояние на {{made_on}}: {{standing}}", 12),
            table([3400, 6200], [row([3400, 6200], ["{{#lines}}{{.title}}", "{{.value}}"])]),
            *closing()]


def extract_list():
    widths = [600, 2200, 3200, 3900, 1500, 1500, 1600]
    return [paragraph("{{authority}}", 12, align="center"),
            paragraph("Выписка из реестра обученных по охране труда лиц", 16, bold=True, align="center"),
            paragraph("Составлена по запросу: {{organisation}}. Состояние на {{made_on}}. Записей: {{count}}.", 12),
            table(widths, [
                row(widths, ["№", "Номер в реестре", "Работник", "Программа обучения", "Проверка знаний",
                             "Действует по", "Состояние"], heading=True, size=10),
                row(widths, ["{{#records}}{{.place}}", "{{.number}}", "{{.person}}", "{{.programme}}",
                             "{{.checked_on}}", "{{.valid_until}}", "{{.standing}}"], size=10)]),
            *closing()]


def write(path, body, landscape):
    document = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W}><w:body>'
                f'{"".join(body)}{page(landscape)}</w:body></w:document>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONSHIPS),
                           ("word/document.xml", document), ("word/_rels/document.xml.rels", EMPTY_RELATIONSHIPS)]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


folder = pathlib.Path(__file__).resolve().parent.parent / "templates"
folder.mkdir(exist_ok=True)
write(folder / "extract.docx", extract(), landscape=False)
write(folder / "extract_list.docx", extract_list(), landscape=True)
