package io.technicianviews.bootstrap.violations.packages.module;

/** An entry point of the module. */
public class EntryPoint {}
