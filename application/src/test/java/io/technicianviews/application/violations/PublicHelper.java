package io.technicianviews.application.violations;

public class PublicHelper {}
