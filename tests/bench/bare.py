"""The limit: the smallest PySide6 program that a person could use, a window with one button."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("bare")
window.setCentralWidget(QPushButton("3018"))
window.resize(1100, 720)
window.show()
sys.exit(app.exec())
