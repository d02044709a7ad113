package io.technicianviews.http;

import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.PersonPatch;
import io.technicianviews.domain.command.PriorityPatch;
import io.technicianviews.domain.command.StatusPatch;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.Objects;

/** Reads what is to be made of people and names. */
final class AdminBodies {

  private static final BodyValue<String> NAME = BodyValue.text(TextRule.NAME);

  private AdminBodies() {}

  static NewPerson person(Body body) {
    return new NewPerson(
        body.required("full_name", "-", NAME),
        body.required("role", Role.REQUESTER, BodyValue.ROLE),
        Objects.requireNonNullElse(
            body.optional("business_units", BodyValue.IDS), Collections.emptySortedSet()));
  }

  static PersonPatch personEdit(Body body) {
    PersonPatch edit =
        new PersonPatch(
            body.optional("full_name", NAME),
            body.optional("role", BodyValue.ROLE),
            body.optional("active", BodyValue.BOOLEAN));
    body.requireAny();
    return edit;
  }

  static String name(Body body) {
    return body.required("name", "-", NAME);
  }

  static StatusPatch statusEdit(Body body) {
    StatusPatch edit =
        new StatusPatch(
            body.optional("name", NAME),
            body.optional(
                "color", BodyValue.matching(StatusPatch.COLOR, "a colour such as #2f80ed")));
    body.requireAny();
    return edit;
  }

  static PriorityPatch priorityEdit(Body body) {
    PriorityPatch edit =
        new PriorityPatch(
            body.optional("name", NAME),
            body.optional("response_time_minutes", BodyValue.number(1, PriorityPatch.MAX_MINUTES)),
            body.optional("resolution_time_hours", BodyValue.number(1, PriorityPatch.MAX_HOURS)));
    body.requireAny();
    return edit;
  }
}
