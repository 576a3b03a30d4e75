"""Xapian for bench/matching/compare.ts: compare-xapian.py FOLDER LIMIT

Reads lines of JSON, first all {"put": "words of an entry"}, then {"ask": ["word", …]}. Prints lines of JSON: one with the time of
indexing, then one for each question. Times are in ms and leave out Python's reading and writing of JSON.
"""

import json
import sys
from time import perf_counter

import xapian

folder, limit = sys.argv[1], int(sys.argv[2])
writable = xapian.WritableDatabase(folder, xapian.DB_CREATE)
terms = xapian.TermGenerator()
index_seconds = 0.0
database = None


def answer(seconds, found):
    print(json.dumps({"ms": seconds * 1000, "found": found}))


for line in sys.stdin:
    message = json.loads(line)
    start = perf_counter()
    if "put" in message:
        document = xapian.Document()
        terms.set_document(document)
        terms.index_text_without_positions(message["put"])
        writable.add_document(document)
        index_seconds += perf_counter() - start
        continue
    if database is None:
        writable.commit()
        answer(index_seconds + perf_counter() - start, 0)
        database = xapian.Database(folder)
    enquire = xapian.Enquire(database)
    enquire.set_query(xapian.Query(xapian.Query.OP_OR, message["ask"]))
    start = perf_counter()
    results = enquire.get_mset(0, limit)
    answer(perf_counter() - start, results.size())
