"""Stand-ins for the platforms: real HTTP servers on loopback that answer in the published shapes."""
