package io.technicianviews.domain.violations.inmemory;

public class InMemory {}
