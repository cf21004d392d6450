"""The outermost layer: HTTP (REST, webhooks, web pages) and the command line."""
