"""The policy: govern.yaml and the packaged profile, merged into one value."""
