package io.technicianviews.http.internal.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkSelection.Item;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.call.FieldParser;
import io.technicianviews.http.internal.call.InvalidFieldException;
import io.technicianviews.http.internal.call.JsonBody;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Parser of the body of a bulk update. */
final class BulkBodies {

  private static final int MAX = BulkSelection.MAX_REQUESTS;

  /** The largest number of assignees that one call adds or removes. */
  private static final int MAX_ASSIGNEES = 50;

  /** Placeholder of an invalid selection; never used, as the call is rejected. */
  private static final BulkSelection NONE = BulkSelection.requests(1);

  private static final BigDecimal WITHOUT_UNIT = BigDecimal.valueOf(UnitScope.WITHOUT_UNIT);

  /** Placeholder of an invalid view; never used, as the call is rejected. */
  private static final ViewId ANY_VIEW = new ViewId.Predefined(View.ALL_UNSOLVED);

  /** The view whose requests are changed. */
  private record Query(ViewId view, ViewFilter filter) {}

  private record Change(RequestPatch fields, AssigneePatch assignees) {}

  private BulkBodies() {}

  static BulkUpdate bulk(JsonBody body) {
    BulkSelection selection = selection(body);
    Change change = body.object("change", BulkBodies::change);
    if (!body.has("change")) {
      body.wrong("change", "is required");
    }
    boolean atomic =
        Objects.requireNonNullElse(body.optional("atomic", FieldParser.BOOLEAN), false);
    return change == null
        ? BulkUpdate.of(selection, RequestPatch.NOTHING)
        : new BulkUpdate(selection, change.fields(), change.assignees(), atomic);
  }

  private static BulkSelection selection(JsonBody body) {
    List<Item> items = body.optional("ids", BulkBodies::items);
    Query query = body.object("query", BulkBodies::query);
    Integer count = body.optional("expected_count", FieldParser.number(1, MAX));
    boolean byView = body.has("query") || body.has("expected_count");
    if (body.has("ids") == byView) {
      body.wrong("ids", "or else query and expected_count must be given");
    } else if (byView && !(body.has("query") && body.has("expected_count"))) {
      body.wrong(body.has("query") ? "expected_count" : "query", "is required");
    }
    if (items != null) {
      return new BulkSelection.Requests(items);
    }
    return query == null || count == null
        ? NONE
        : new BulkSelection.WholeView(query.view(), query.filter(), count);
  }

  private static List<Item> items(JsonNode node) throws InvalidFieldException {
    if (!node.isArray() || node.isEmpty() || node.size() > MAX) {
      throw new InvalidFieldException("must be a list of 1 to " + MAX + " requests");
    }
    List<Item> items = FieldParser.elements(node, BulkBodies::item);
    Set<Long> ids = new HashSet<>();
    for (Item item : items) {
      if (!ids.add(item.requestId())) {
        throw new InvalidFieldException("must have each request once: " + item.requestId());
      }
    }
    return items;
  }

  private static Item item(JsonNode node) throws InvalidFieldException {
    if (!(node instanceof ObjectNode object)) {
      return new Item(FieldParser.ID.of(node), ExpectedVersion.any());
    }
    JsonNode id = object.get("id");
    JsonNode version = object.get("version");
    if (id == null || object.size() != (version == null ? 1 : 2)) {
      throw new InvalidFieldException("must be an id, or an object of id and version");
    }
    return new Item(
        FieldParser.ID.of(id),
        version == null ? ExpectedVersion.any() : ExpectedVersion.of(FieldParser.ID.of(version)));
  }

  private static Query query(JsonBody body) {
    ViewId view = body.required("view", ANY_VIEW, BulkBodies::view);
    UnitScope units =
        Objects.requireNonNullElse(
            body.optional("business_unit_id", BulkBodies::units), UnitScope.ALL);
    RequestType type =
        Objects.requireNonNullElse(
            body.optional("type", named(BulkBodies::type, "all, parents or subtasks")),
            RequestType.ALL);
    boolean unread =
        Objects.requireNonNullElse(body.optional("unread", FieldParser.BOOLEAN), false);
    Collection<String> tags =
        Objects.requireNonNullElse(body.optional("tag", BulkBodies::tags), Set.of());
    requireUnsolvedView(body, "unread", view, unread);
    requireUnsolvedView(body, "tag", view, !tags.isEmpty());
    return new Query(view, ViewFilter.NONE.units(units).type(type).unreadOnly(unread).tags(tags));
  }

  /** Adds an error if a predefined view with solved requests has the filter. */
  private static void requireUnsolvedView(JsonBody body, String name, ViewId view, boolean given) {
    if (given
        && view instanceof ViewId.Predefined(View predefined)
        && !predefined.isUnsolvedOnly()) {
      body.wrong(
          name, "is supported only by views of unsolved requests: " + names(View::isUnsolvedOnly));
    }
  }

  private static ViewId view(JsonNode node) throws InvalidFieldException {
    if (node.isNumber()) {
      return new ViewId.Custom(FieldParser.ID.of(node));
    }
    return (node.isTextual() ? View.named(node.textValue()) : Optional.<View>empty())
        .map(ViewId.Predefined::new)
        .orElseThrow(
            () ->
                new InvalidFieldException(
                    "must be the id of a custom view, or one of " + names(any -> true)));
  }

  private static Collection<String> tags(JsonNode node) throws InvalidFieldException {
    if (node.isEmpty()) {
      throw new InvalidFieldException("must be a list of 1 to " + ViewFilter.MAX_TAGS + " tags");
    }
    return FieldParser.TAGS.of(node);
  }

  private static UnitScope units(JsonNode node) throws InvalidFieldException {
    if (!node.isArray() || node.isEmpty()) {
      throw new InvalidFieldException(
          "must be a list of business units' ids, or -1 for requests without a unit");
    }
    return UnitScope.only(FieldParser.elements(node, BulkBodies::unit));
  }

  private static long unit(JsonNode node) throws InvalidFieldException {
    boolean none = node.isNumber() && node.decimalValue().compareTo(WITHOUT_UNIT) == 0;
    return none ? UnitScope.WITHOUT_UNIT : FieldParser.ID.of(node);
  }

  private static Change change(JsonBody body) {
    boolean take = Objects.requireNonNullElse(body.optional("take", FieldParser.BOOLEAN), false);
    SortedSet<Long> assigned = technicians(body, "assign");
    SortedSet<Long> unassigned = technicians(body, "unassign");
    if (!Collections.disjoint(assigned, unassigned)) {
      body.wrong("unassign", "must not have a technician who is in assign");
      unassigned = Collections.emptySortedSet();
    }
    return new Change(RequestBodies.edit(body), new AssigneePatch(take, assigned, unassigned));
  }

  private static SortedSet<Long> technicians(JsonBody body, String name) {
    SortedSet<Long> ids = body.optional(name, BulkBodies::technicians);
    return ids == null ? Collections.emptySortedSet() : ids;
  }

  private static SortedSet<Long> technicians(JsonNode node) throws InvalidFieldException {
    if (!node.isArray() || node.isEmpty() || node.size() > MAX_ASSIGNEES) {
      throw new InvalidFieldException(
          "must be a list of 1 to " + MAX_ASSIGNEES + " technicians' ids");
    }
    return new TreeSet<>(FieldParser.IDS.of(node));
  }

  private static <T> FieldParser<T> named(Function<String, Optional<T>> constant, String valid) {
    return node -> {
      Optional<T> found = node.isTextual() ? constant.apply(node.textValue()) : Optional.empty();
      return found.orElseThrow(() -> new InvalidFieldException("must be " + valid));
    };
  }

  private static Optional<RequestType> type(String name) {
    return Arrays.stream(RequestType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static String names(Predicate<View> wanted) {
    return Arrays.stream(View.values())
        .filter(wanted)
        .map(View::wireName)
        .collect(Collectors.joining(", "));
  }
}
