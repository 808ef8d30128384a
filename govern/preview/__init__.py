"""A template as one recipient would read it: values put in, the result laid out and looked through."""
