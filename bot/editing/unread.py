"""What is raised where a text cannot be read."""


class UnreadError(Exception):
    """A text that cannot be understood; its message says what was typed and what is allowed."""
