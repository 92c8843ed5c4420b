"""What is measured: ways to find the entry that a question is about, all behind the same two calls. docs/benchmarks/README.md says how each
is set up."""
