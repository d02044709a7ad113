package io.technicianviews.bootstrap.violations.command;

/** What nobody else may know. */
public interface CommandOfTheViolations {}
