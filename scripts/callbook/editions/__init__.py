"""The book in other shapes than the site: a ZIP for the disk, one HTML file a call, an EPUB."""
