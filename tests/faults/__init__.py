"""The real server under bad company and bad luck: no browser, but processes, sockets, signals."""
