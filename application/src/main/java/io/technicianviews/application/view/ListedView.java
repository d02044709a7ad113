package io.technicianviews.application.view;

/** A view as it is shown to a person. */
public sealed interface ListedView permits PredefinedView, CustomView {}
