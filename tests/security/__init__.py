"""Attacks on the bot: forged presses, generated inputs, bombs in uploads, leaks, floods."""
