"""Tests of the operator's commands: copies and back, people's data, room on the disk, doctor."""
