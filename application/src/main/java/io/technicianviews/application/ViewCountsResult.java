package io.technicianviews.application;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;

/** The counts of a {@link ViewPage}, without the page. */
public record ViewCountsResult(ViewCounts counts, TypeCounts filterCounts) {}
