package io.technicianviews.application.view;

import io.technicianviews.domain.view.ViewId;
import java.util.List;

/** The views that are counted in one answer. */
public sealed interface ViewsToCount {

  /** The highest number of views that are counted in one answer. */
  int MAX_VIEWS = 100;

  /** No view besides the requested one. */
  ViewsToCount NONE = new Only(List.of());

  /**
   * All active views that the caller sees, in the order of lists of views; at most {@link
   * #MAX_VIEWS}.
   */
  ViewsToCount ALL = new All();

  /** The type of {@link #ALL}. */
  record All() implements ViewsToCount {}

  /**
   * Exactly these views.
   *
   * @param ids at most {@link ViewsToCount#MAX_VIEWS}
   */
  record Only(List<ViewId> ids) implements ViewsToCount {
    public Only {
      ids = ids.stream().distinct().toList();
      if (ids.size() > MAX_VIEWS) {
        throw new IllegalArgumentException(
            "at most " + MAX_VIEWS + " views can be counted at once: " + ids.size());
      }
    }
  }
}
