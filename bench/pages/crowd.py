"""Clients that are of no use: crowd.py PORT IDLE SLOW

IDLE connections that have had one answer and stay open, SLOW ones that send a request byte by byte, one a second.
Says 'ready' once all stand, and stays until it is ended.
"""
import resource
import select
import socket
import sys
import time

WHOLE = b"GET /help HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
SLOW = b"GET /help HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 4000 + b"\r\n\r\n"


def answered(connection):
    connection.sendall(WHOLE)
    answer = b""
    while b"</html>" not in answer:
        piece = connection.recv(65536)
        if not piece:
            raise SystemExit("crowd: the server closed a connection")
        answer += piece


def main():
    port, idle, slow = (int(each) for each in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    idle_ones = [socket.create_connection(("127.0.0.1", port)) for _ in range(idle)]
    for connection in idle_ones:
        answered(connection)
    slow_ones = [socket.create_connection(("127.0.0.1", port)) for _ in range(slow)]
    print("ready", flush=True)
    watched = select.poll()
    for connection in idle_ones + slow_ones:
        watched.register(connection, select.POLLIN)
    for sent in range(len(SLOW) - 2):
        for connection in slow_ones:
            connection.sendall(SLOW[sent:sent + 1])
        if watched.poll(0):
            raise SystemExit("crowd: the server closed a connection")
        time.sleep(1)


main()
