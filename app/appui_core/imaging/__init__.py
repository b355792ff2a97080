"""What is made from pictures: strips of overlapping screenshots."""
