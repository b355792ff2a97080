"""The views of the page: a question, the result, and what is left when the table can't be read."""
