"""What is said of a passage that the office itself has named as the answer."""

CHOSEN = "Cơ quan đã chọn đoạn này để trả lời:"
