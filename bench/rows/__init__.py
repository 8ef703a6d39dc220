"""What is measured: every module here yields rows; adding one edits no list."""
