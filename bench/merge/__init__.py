"""What merging costs."""
