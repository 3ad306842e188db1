"""What the people who run the bot need beside it: copies, people's data, a look at whether all is well."""
