package io.technicianviews.bootstrap.violations.command;

/** A command class, which other packages must not use. */
public interface CommandOfTheViolations {}
