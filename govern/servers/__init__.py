"""Other doors to the same functions: an editor (LSP) and an agent (MCP)."""
