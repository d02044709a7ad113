package io.technicianviews.application;

/** A view as it is shown to a person. */
public sealed interface ListedView permits PredefinedView, CustomView {}
