package io.technicianviews.http.internal.admin;

import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.http.internal.call.FieldParser;
import io.technicianviews.http.internal.call.JsonBody;
import java.util.Collections;
import java.util.Objects;

/** Parser of the bodies of administration calls. */
final class AdminBodies {

  private static final FieldParser<String> NAME = FieldParser.text(TextRule.NAME);

  private static final FieldParser<String> COLOR =
      FieldParser.matching(StatusPatch.COLOR, "a color such as #2f80ed");

  private static final FieldParser<Integer> POSITION =
      FieldParser.number(StatusDefinition.MIN_POSITION, StatusDefinition.MAX_POSITION);

  private AdminBodies() {}

  static NewPerson person(JsonBody jsonBody) {
    return new NewPerson(
        jsonBody.required("full_name", "-", NAME),
        jsonBody.required("role", Role.REQUESTER, FieldParser.ROLE),
        Objects.requireNonNullElse(
            jsonBody.optional("business_units", FieldParser.IDS), Collections.emptySortedSet()));
  }

  static PersonPatch personEdit(JsonBody jsonBody) {
    PersonPatch patch =
        new PersonPatch(
            jsonBody.optional("full_name", NAME),
            jsonBody.optional("role", FieldParser.ROLE),
            jsonBody.optional("active", FieldParser.BOOLEAN));
    jsonBody.requireAny();
    return patch;
  }

  static String name(JsonBody jsonBody) {
    return jsonBody.required("name", "-", NAME);
  }

  static StatusPatch statusEdit(JsonBody jsonBody) {
    StatusPatch patch =
        new StatusPatch(
            jsonBody.optional("name", NAME),
            jsonBody.optional("color", COLOR),
            jsonBody.optional("position", POSITION),
            jsonBody.optional("active", FieldParser.BOOLEAN));
    jsonBody.requireAny();
    return patch;
  }

  static NewStatus status(JsonBody jsonBody) {
    return new NewStatus(
        jsonBody.required("name", "-", NAME),
        jsonBody.required("category", StatusCategory.OPEN, FieldParser.STATUS_CATEGORY),
        jsonBody.optional("color", COLOR),
        jsonBody.optional("position", POSITION));
  }

  static PriorityPatch priorityEdit(JsonBody jsonBody) {
    PriorityPatch patch =
        new PriorityPatch(
            jsonBody.optional("name", NAME),
            jsonBody.optional(
                "response_time_minutes", FieldParser.number(1, PriorityPatch.MAX_MINUTES)),
            jsonBody.optional(
                "resolution_time_hours", FieldParser.number(1, PriorityPatch.MAX_HOURS)));
    jsonBody.requireAny();
    return patch;
  }
}
