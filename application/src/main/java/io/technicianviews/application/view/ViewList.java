package io.technicianviews.application.view;

import java.util.List;

/**
 * The views that a person sees: the predefined ones, then the custom ones of everyone, of business
 * units, and personal ones, each by position.
 */
public record ViewList(List<ListedView> views) {

  public ViewList {
    views = List.copyOf(views);
  }
}
