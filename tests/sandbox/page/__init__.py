"""Tests of what the sandbox's page is told and asks for; no browser draws it here."""
