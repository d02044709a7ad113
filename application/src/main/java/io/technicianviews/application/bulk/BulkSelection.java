package io.technicianviews.application.bulk;

import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.view.ViewId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The requests that a bulk update changes, at most {@value #MAX_REQUESTS}. */
public sealed interface BulkSelection {

  /** The largest number of requests of a bulk update. */
  int MAX_REQUESTS = 500;

  /**
   * Requests by id.
   *
   * @param items one or more, each id once
   */
  record Requests(List<Item> items) implements BulkSelection {
    public Requests {
      items = List.copyOf(items);
      if (items.isEmpty() || items.size() > MAX_REQUESTS) {
        throw new IllegalArgumentException(
            "items must be 1 to " + MAX_REQUESTS + " requests: " + items.size());
      }
      Set<Long> ids = new HashSet<>();
      for (Item item : items) {
        if (!ids.add(item.requestId())) {
          throw new IllegalArgumentException("items contains a request twice: " + item.requestId());
        }
      }
    }
  }

  /** A request, and the versions of it that the change is meant for. */
  record Item(long requestId, ExpectedVersion expected) {}

  /**
   * All requests of a view. The update is refused if their number is not the expected one. A
   * request that leaves the view before it is changed is refused.
   *
   * @param view a predefined or custom view
   * @param filter limits the requests of the view
   * @param expectedCount 1 to {@value #MAX_REQUESTS}
   */
  record WholeView(ViewId view, ViewFilter filter, int expectedCount) implements BulkSelection {
    public WholeView {
      if (expectedCount < 1 || expectedCount > MAX_REQUESTS) {
        throw new IllegalArgumentException(
            "expectedCount must be 1 to " + MAX_REQUESTS + ": " + expectedCount);
      }
    }

    /** All requests of a predefined view; the page of the query is ignored. */
    public WholeView(ViewQuery query, int expectedCount) {
      this(new ViewId.Predefined(query.view()), query.filter(), expectedCount);
    }
  }

  /** Requests by id, in any version. */
  static BulkSelection requests(long... ids) {
    return new Requests(
        Arrays.stream(ids).mapToObj(id -> new Item(id, ExpectedVersion.any())).toList());
  }
}
