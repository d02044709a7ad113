package io.technicianviews.http.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewLimits;
import io.technicianviews.http.internal.call.FieldParser;
import io.technicianviews.http.internal.call.InvalidFieldException;
import io.technicianviews.http.internal.call.JsonBody;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parser of the bodies of calls that create and change custom views. The results are functions of
 * the caller's id, since a personal view belongs to the caller.
 */
final class ViewBodies {

  private static final int MAX_UNITS = 100;

  private static final FieldParser<String> TITLE = FieldParser.text(TextRule.TITLE);
  private static final FieldParser<Integer> POSITION =
      FieldParser.number(0, ViewLimits.MAX_POSITION);

  /** The valid sort orders, as the end of a sentence. */
  static final String SORT_RULE =
      "created, updated, solved, priority or due_date, with - in front for descending; or priority"
          + " and another one, such as priority,-created";

  private static final FieldParser<SortOrder> SORT =
      node ->
          Optional.ofNullable(node.textValue())
              .flatMap(SortForm::parse)
              .orElseThrow(() -> new InvalidFieldException("must be " + SORT_RULE));

  private static final FieldParser<LongFunction<Sharing>> SHARING = ViewBodies::sharing;

  private ViewBodies() {}

  /** The fields of a view that determine its list. */
  record Draft(Conditions conditions, SortOrder order) {}

  /** Parses the body of a preview: that of a new view, whose title may be omitted. */
  static Draft draft(JsonBody jsonBody) {
    Conditions conditions = jsonBody.requiredConditions("conditions");
    SortOrder order = jsonBody.optional("sort", SORT);
    jsonBody.optional("title", TITLE);
    jsonBody.optional("sharing", SHARING);
    jsonBody.optional("active", FieldParser.BOOLEAN);
    jsonBody.optional("position", POSITION);
    return new Draft(conditions, order == null ? SortOrder.NEWEST_UPDATED : order);
  }

  static LongFunction<NewView> view(JsonBody jsonBody) {
    String title = jsonBody.required("title", "-", TITLE);
    Conditions conditions = jsonBody.requiredConditions("conditions");
    SortOrder order = jsonBody.optional("sort", SORT);
    LongFunction<Sharing> sharing = jsonBody.optional("sharing", SHARING);
    Boolean active = jsonBody.optional("active", FieldParser.BOOLEAN);
    Integer position = jsonBody.optional("position", POSITION);
    return personId ->
        new NewView(
            title,
            conditions,
            order == null ? SortOrder.NEWEST_UPDATED : order,
            sharing == null ? new Sharing.Personal(personId) : sharing.apply(personId),
            active == null || active,
            position);
  }

  static LongFunction<ViewPatch> patch(JsonBody jsonBody) {
    String title = jsonBody.optional("title", TITLE);
    Conditions conditions = jsonBody.conditions("conditions");
    SortOrder order = jsonBody.optional("sort", SORT);
    LongFunction<Sharing> sharing = jsonBody.optional("sharing", SHARING);
    Boolean active = jsonBody.optional("active", FieldParser.BOOLEAN);
    Integer position = jsonBody.optional("position", POSITION);
    jsonBody.requireAny();
    return personId ->
        new ViewPatch(
            title,
            conditions,
            order,
            sharing == null ? null : sharing.apply(personId),
            active,
            position);
  }

  private static LongFunction<Sharing> sharing(JsonNode node) throws InvalidFieldException {
    SharingKind kind = kind(node.path("type").textValue());
    Set<String> fields = new TreeSet<>();
    node.fieldNames().forEachRemaining(fields::add);
    boolean withIds = kind == SharingKind.BUSINESS_UNITS;
    if (!fields.equals(withIds ? Set.of("type", "ids") : Set.of("type"))) {
      throw invalidSharing();
    }
    return switch (kind) {
      case PERSONAL -> Sharing.Personal::new;
      case EVERYONE -> personId -> Sharing.EVERYONE;
      case BUSINESS_UNITS -> {
        Sharing units = new Sharing.BusinessUnits(units(node.path("ids")));
        yield personId -> units;
      }
    };
  }

  private static SharingKind kind(@Nullable String name) throws InvalidFieldException {
    for (SharingKind kind : SharingKind.values()) {
      if (kind.wireName().equals(name)) {
        return kind;
      }
    }
    throw invalidSharing();
  }

  private static SortedSet<Long> units(JsonNode ids) throws InvalidFieldException {
    if (ids.isEmpty() || ids.size() > MAX_UNITS) {
      throw invalidSharing();
    }
    try {
      return FieldParser.IDS.of(ids);
    } catch (InvalidFieldException e) {
      throw e.in("ids");
    }
  }

  private static InvalidFieldException invalidSharing() {
    return new InvalidFieldException(
        "must be {\"type\": \"personal\"}, {\"type\": \"everyone\"}, or {\"type\":"
            + " \"business_units\", \"ids\": [3, 8]} with 1 to "
            + MAX_UNITS
            + " ids");
  }
}
