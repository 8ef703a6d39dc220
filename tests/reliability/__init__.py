"""Processes, SIGKILL, faults in Discord's answers, the disk and the clock: nothing lost or twice."""
