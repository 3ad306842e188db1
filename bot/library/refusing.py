"""How reading and parsing say that a file is not taken."""

from bot.errors import Problem


class RefusedError(Exception):
    """A document cannot be read. `problem` says where and why."""

    def __init__(self, problem: Problem):
        self.problem = problem
        super().__init__(str(problem))
