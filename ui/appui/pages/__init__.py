"""One folder a page: widgets in page.py, state in model.py."""
