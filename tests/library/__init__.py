"""Tests of the knowledge base's reader, its rules and its curators' tools."""
