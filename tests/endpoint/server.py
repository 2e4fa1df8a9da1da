"""A database behind HTTP, as small as can be: `?query=` answers with CSV.

ClickHouse answers like this by itself, and so does any database with a few
lines in front of it. Started by tests/e2e/endpoint.rs with the contracts to
load; prints the port that it listens on. Only for tests: whoever asks may run
any query.
"""

import csv
import io
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import duckdb

DATABASE = duckdb.connect()
DATABASE.execute("CREATE TABLE contracts AS SELECT * FROM read_csv(?, all_varchar = true)", [sys.argv[1]])


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urllib.parse.urlparse(self.path)
        query = urllib.parse.parse_qs(address.query).get("query", [""])[0]
        try:
            rows = DATABASE.cursor().execute(query)
            text = io.StringIO()
            table = csv.writer(text, lineterminator="\n")
            table.writerow([column[0] for column in rows.description])
            table.writerows(rows.fetchall())
            self.answer(200, text.getvalue(), address.path != "/closed")
        except duckdb.Error as error:
            self.answer(400, str(error), True)

    def answer(self, status, text, open_to_all):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/csv; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if open_to_all:
            self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


SERVER = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
print(SERVER.server_address[1], flush=True)
SERVER.serve_forever()
