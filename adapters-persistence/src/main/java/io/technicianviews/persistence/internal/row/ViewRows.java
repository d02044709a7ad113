package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.CUSTOM_VIEW;
import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.ConditionForm;
import io.technicianviews.domain.definition.ConditionReader;
import io.technicianviews.domain.definition.ReadConditions;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The columns of custom views. */
public final class ViewRows {

  public static final List<Field<?>> COLUMNS =
      List.of(
          CUSTOM_VIEW.ID,
          CUSTOM_VIEW.TITLE,
          CUSTOM_VIEW.CONDITIONS,
          CUSTOM_VIEW.SORT,
          CUSTOM_VIEW.SHARING,
          CUSTOM_VIEW.OWNER_ID,
          CUSTOM_VIEW.BUSINESS_UNITS,
          CUSTOM_VIEW.ACTIVE,
          CUSTOM_VIEW.POSITION,
          CUSTOM_VIEW.VERSION);

  private static final JsonMapper JSON = new JsonMapper();

  private ViewRows() {}

  /**
   * The view in a row.
   *
   * @throws DeskUnavailableException if this version does not know the conditions or the order,
   *     which a newer version or another application may have written
   */
  public static ViewDefinition view(Record row) {
    long id = requireNonNull(row.get(CUSTOM_VIEW.ID));
    return new ViewDefinition(
        id,
        requireNonNull(row.get(CUSTOM_VIEW.TITLE)),
        conditions(id, requireNonNull(row.get(CUSTOM_VIEW.CONDITIONS)).data()),
        order(id, requireNonNull(row.get(CUSTOM_VIEW.SORT))),
        sharing(row),
        requireNonNull(row.get(CUSTOM_VIEW.ACTIVE)),
        requireNonNull(row.get(CUSTOM_VIEW.POSITION)),
        requireNonNull(row.get(CUSTOM_VIEW.VERSION)));
  }

  public static JSONB json(Conditions conditions) {
    return JSONB.valueOf(JSON.writeValueAsString(ConditionForm.of(conditions)));
  }

  public static Long[] units(Sharing sharing) {
    return sharing instanceof Sharing.BusinessUnits(var ids)
        ? ids.toArray(Long[]::new)
        : new Long[0];
  }

  private static Conditions conditions(long id, String json) {
    return switch (ConditionReader.read(parsed(id, json))) {
      case ReadConditions.Valid(Conditions conditions) -> conditions;
      case ReadConditions.Invalid(var errors) ->
          throw unknown(
              id,
              "conditions."
                  + errors.getFirst().path()
                  + " in the column conditions "
                  + errors.getFirst().detail());
    };
  }

  private static Object parsed(long id, String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JacksonException e) {
      throw unknown(id, "the column conditions is not JSON: " + e.getOriginalMessage());
    }
  }

  private static SortOrder order(long id, String sort) {
    return SortForm.parse(sort)
        .orElseThrow(() -> unknown(id, "the column sort is not a known order: " + sort));
  }

  private static Sharing sharing(Record row) {
    return switch (SharingKind.valueOf(requireNonNull(row.get(CUSTOM_VIEW.SHARING)))) {
      case PERSONAL -> new Sharing.Personal(requireNonNull(row.get(CUSTOM_VIEW.OWNER_ID)));
      case BUSINESS_UNITS ->
          new Sharing.BusinessUnits(
              new TreeSet<>(Arrays.asList(requireNonNull(row.get(CUSTOM_VIEW.BUSINESS_UNITS)))));
      case EVERYONE -> Sharing.EVERYONE;
    };
  }

  private static DeskUnavailableException unknown(long id, String fault) {
    return new DeskUnavailableException(
        "this version cannot read the custom view " + id + ", which another one wrote: " + fault);
  }
}
