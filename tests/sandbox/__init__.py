"""Tests of the sandbox: what it does as Discord would, over real sockets."""
