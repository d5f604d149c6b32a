"""What tests, benchmarks and tools share: a static host, rule messages, the runtime's manifest."""
