package io.technicianviews.http.internal.request;

import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.Patch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.TagsPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.http.internal.call.FieldParser;
import io.technicianviews.http.internal.call.JsonBody;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;

/** Parser of the bodies of calls that change requests. */
final class RequestBodies {

  /** Placeholder of an invalid text; never used, as the call is rejected. */
  private static final String NONE = "-";

  private RequestBodies() {}

  static NewRequest request(JsonBody jsonBody) {
    Long unit = jsonBody.nullable("business_unit_id", FieldParser.ID);
    return request(jsonBody, unit == null ? Patch.unchanged() : Patch.set(unit));
  }

  /**
   * Parses a subtask. Unlike in a request, an omitted unit is that of the parent, and null is none.
   */
  static NewRequest subtask(JsonBody jsonBody) {
    return request(jsonBody, jsonBody.edit("business_unit_id", FieldParser.ID));
  }

  private static NewRequest request(JsonBody jsonBody, Patch<Long> unit) {
    return new NewRequest(
        jsonBody.required("subject", NONE, FieldParser.text(TextRule.SUBJECT)),
        jsonBody.nullable("description", FieldParser.text(TextRule.DESCRIPTION)),
        Objects.requireNonNullElse(
            jsonBody.optional("priority", FieldParser.PRIORITY), Priority.MEDIUM),
        unit,
        jsonBody.nullable("requester_id", FieldParser.ID),
        tags(jsonBody, "tags"),
        jsonBody.nullable("due_date", FieldParser.INSTANT));
  }

  static RequestPatch edit(JsonBody jsonBody) {
    RequestPatch patch =
        new RequestPatch(
            jsonBody.optional("status", FieldParser.STATUS),
            jsonBody.optional("priority", FieldParser.PRIORITY),
            jsonBody.optional("subject", FieldParser.text(TextRule.SUBJECT)),
            jsonBody.edit("description", FieldParser.text(TextRule.DESCRIPTION)),
            jsonBody.edit("business_unit_id", FieldParser.ID),
            tagsPatch(jsonBody),
            jsonBody.edit("due_date", FieldParser.INSTANT));
    jsonBody.requireAny();
    return patch;
  }

  private static TagsPatch tagsPatch(JsonBody jsonBody) {
    return new TagsPatch(
        jsonBody.optional("tags", FieldParser.TAGS),
        tags(jsonBody, "remove_tags"),
        tags(jsonBody, "add_tags"));
  }

  private static SortedSet<String> tags(JsonBody jsonBody, String name) {
    return Objects.requireNonNullElse(
        jsonBody.optional(name, FieldParser.TAGS), Collections.emptySortedSet());
  }

  static long technician(JsonBody jsonBody) {
    return jsonBody.required("technician_id", 0L, FieldParser.ID);
  }

  static String message(JsonBody jsonBody) {
    return jsonBody.required("content", NONE, FieldParser.text(TextRule.MESSAGE));
  }

  static int readUpTo(JsonBody jsonBody) {
    return jsonBody.required("up_to", 0, FieldParser.number(0, Integer.MAX_VALUE));
  }
}
