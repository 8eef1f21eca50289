"""Real servers on the loopback interface, started for one test and stopped after it."""
