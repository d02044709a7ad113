package io.technicianviews.http;

import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Patch;
import io.technicianviews.domain.command.RequestPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;

/** Reads what is to be made of requests. */
final class RequestBodies {

  /** Stands for a text that is wrong, and so is never used. */
  private static final String NONE = "-";

  private RequestBodies() {}

  static NewRequest request(Body body) {
    Long unit = body.nullable("business_unit_id", BodyValue.ID);
    return request(body, unit == null ? Patch.unchanged() : Patch.set(unit));
  }

  /** As a request, but a unit that is null is none, and one that is left out is the parent's. */
  static NewRequest subtask(Body body) {
    return request(body, body.edit("business_unit_id", BodyValue.ID));
  }

  private static NewRequest request(Body body, Patch<Long> unit) {
    return new NewRequest(
        body.required("subject", NONE, BodyValue.text(TextRule.SUBJECT)),
        body.nullable("description", BodyValue.text(TextRule.DESCRIPTION)),
        Objects.requireNonNullElse(body.optional("priority", BodyValue.PRIORITY), Priority.MEDIUM),
        unit,
        body.nullable("requester_id", BodyValue.ID),
        body.nullable("due_date", BodyValue.INSTANT));
  }

  static RequestPatch edit(Body body) {
    RequestPatch edit =
        new RequestPatch(
            body.optional("status", BodyValue.STATUS),
            body.optional("priority", BodyValue.PRIORITY),
            body.optional("subject", BodyValue.text(TextRule.SUBJECT)),
            body.edit("description", BodyValue.text(TextRule.DESCRIPTION)),
            body.edit("business_unit_id", BodyValue.ID),
            body.edit("due_date", BodyValue.INSTANT));
    body.requireAny();
    return edit;
  }

  static long technician(Body body) {
    return body.required("technician_id", 0L, BodyValue.ID);
  }

  static String message(Body body) {
    return body.required("content", NONE, BodyValue.text(TextRule.MESSAGE));
  }

  static int readUpTo(Body body) {
    return body.required("up_to", 0, BodyValue.number(0, Integer.MAX_VALUE));
  }
}
