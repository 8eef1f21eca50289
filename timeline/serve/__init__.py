"""The site on this machine while it is being written: built at every save, shown in the browser, never published."""
