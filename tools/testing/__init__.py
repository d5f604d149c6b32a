"""What tests, benchmarks and tools share: static server, cases, messages, runtime manifest."""
