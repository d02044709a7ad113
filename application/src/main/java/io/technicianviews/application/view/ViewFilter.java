package io.technicianviews.application.view;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.RequestCondition.TagsCondition;
import io.technicianviews.domain.condition.RequestCondition.UnreadCondition;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.view.RequestType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * A filter of the list of a view.
 *
 * @param units the units to which the list and all counts are limited
 * @param type limits the list, but no count of a view
 * @param unreadOnly only requests in which the caller has unread messages; for views of unsolved
 *     requests only. It limits the list, but no count of a view
 * @param tags only requests with at least one of these tags; empty for all requests. As {@code
 *     unreadOnly}, they are for views of unsolved requests only, and limit no count of a view. They
 *     are normalized, and are at most {@value #MAX_TAGS} within {@link TagRule}
 */
public record ViewFilter(
    UnitScope units, RequestType type, boolean unreadOnly, SortedSet<String> tags) {

  /** The largest number of tags of a filter. */
  public static final int MAX_TAGS = TagRule.MAX_TAGS;

  /** Includes everything. */
  public static final ViewFilter NONE =
      new ViewFilter(UnitScope.ALL, RequestType.ALL, false, Collections.emptySortedSet());

  public ViewFilter {
    requireNonNull(units, "units");
    requireNonNull(type, "type");
    tags = TagRule.accepted("tags", tags);
  }

  /** Returns a copy that is limited to these units. */
  public ViewFilter units(UnitScope only) {
    return new ViewFilter(only, type, unreadOnly, tags);
  }

  /** Returns a copy that is limited to this type. */
  public ViewFilter type(RequestType only) {
    return new ViewFilter(units, only, unreadOnly, tags);
  }

  /**
   * Returns a copy that is limited to requests in which the caller has unread messages, or is not.
   */
  public ViewFilter unreadOnly(boolean only) {
    return new ViewFilter(units, type, only, tags);
  }

  /** The same filter with these tags instead of others. */
  public ViewFilter tags(Collection<String> anyOf) {
    return new ViewFilter(units, type, unreadOnly, TagRule.accepted("tags", anyOf));
  }

  /** The same filter with these tags instead of others. */
  public ViewFilter tags(String... anyOf) {
    return tags(Arrays.asList(anyOf));
  }

  /**
   * What each row of the list meets besides the conditions of the view, its unit and its type. If
   * there are any, only views of unsolved requests support the filter.
   */
  public List<RequestCondition> rowConditions() {
    List<RequestCondition> conditions = new ArrayList<>();
    if (unreadOnly) {
      conditions.add(new UnreadCondition(true));
    }
    if (!tags.isEmpty()) {
      conditions.add(new TagsCondition(Operator.IS, tags));
    }
    return List.copyOf(conditions);
  }
}
