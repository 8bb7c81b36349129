"""What words are made of, whatever they say: width, case and script, clauses, many at once."""
