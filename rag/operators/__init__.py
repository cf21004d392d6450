"""What a question calls for, one operator a file: each takes a frame and a view and gives a draft, or None."""
