"""The heart: a message, the state of the talk, the knowledge and the time go in; an answer and the new state come out. No I/O."""
