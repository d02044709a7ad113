package io.technicianviews.application;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;

/** The counts that stand beside a page, without the page. See {@link ViewPage}. */
public record ViewCountsResult(ViewCounts counts, TypeCounts filterCounts) {}
