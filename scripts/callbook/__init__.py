"""Turn raw transcripts of analyst Q&A calls into a book of answers."""
