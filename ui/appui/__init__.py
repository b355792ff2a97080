"""The program: windows, pages and what they need of Qt."""
