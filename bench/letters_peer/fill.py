"""Fills peer.docx of FOLDER by python3-docxtpl, COUNT times in each of PROCESSES, and prints letters a second of all:
fill.py FOLDER PROCESSES COUNT. Called by bench_letters."""
import io
import multiprocessing
import sys
import time

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage


def read_fields(text):
    return {name: value.replace("\\n", "\n") for name, value in (line.split("\t", 1) for line in text.strip().split("\n"))}


def fill(folder, count, ready, go, done):
    with open(folder + "/peer.docx", "rb") as file:
        template = file.read()
    with open(folder + "/fields.txt", encoding="utf-8") as file:
        fields = read_fields(file.read())
    with open(folder + "/grounds.txt", encoding="utf-8") as file:
        fields["grounds"] = [read_fields(part) for part in file.read().strip().split("\n\n")]
    ready.put(1)
    go.wait()
    for number in range(count):
        letter = DocxTemplate(io.BytesIO(template))
        fields["letter_number"] = str(number)
        fields["qr"] = InlineImage(letter, folder + "/qr.png", width=Mm(25))
        letter.render(fields, autoescape=True)
        out = io.BytesIO()
        letter.save(out)
    done.put(len(out.getvalue()))


def main():
    folder, processes, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    ready, done, go = multiprocessing.Queue(), multiprocessing.Queue(), multiprocessing.Event()
    workers = [multiprocessing.Process(target=fill, args=(folder, count, ready, go, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for _ in workers:
        ready.get()
    start = time.monotonic()
    go.set()
    sizes = [done.get() for _ in workers]
    print(processes * count / (time.monotonic() - start), *sizes)


main()
