package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.json.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Requests of which schema and server must accept the same ones. A request is rejected for its form
 * by 400, 413, 414 or 415, for its path also by 404; with any other status its form was accepted.
 * Not thread-safe.
 */
final class SchemaAgreement {

  private static final Set<Integer> FORM = Set.of(400, 413, 414, 415);

  /** A path that names nothing; or too many heartbeats, which are counted before they are read. */
  private static final Set<Integer> NOT_FOUND = Set.of(404, 429);

  /** Any text is valid. */
  private static final Set<String> FREE =
      Set.of("access_token", "last_event_id", "Last-Event-ID", "If-None-Match");

  /** The server may reject what the schema accepts: a cursor must also be authentic. */
  static final String CURSOR = "cursor";

  private final Client client;
  private final List<String> disagreements = new ArrayList<>();

  SchemaAgreement(Client client) {
    this.client = client;
  }

  /** A request, and whether its schema accepts it. */
  record Attempt(DraftRequest request, boolean valid) {}

  /** Whether a status disagrees with the schema. */
  private interface Rule {
    boolean disagrees(Attempt attempt, int status);
  }

  /** Sends values of a parameter of the path. */
  void checkPath(List<Attempt> attempts) {
    send(
        attempts,
        (attempt, status) ->
            attempt.valid()
                ? FORM.contains(status)
                : !FORM.contains(status) && !NOT_FOUND.contains(status));
  }

  /** Sends a request with a parameter that the operation does not have. */
  void checkUnknown(DraftRequest request) {
    send(List.of(new Attempt(request, false)), (attempt, status) -> status != 400);
  }

  /**
   * Sends values of a parameter, header or body. Fails if the schema accepts all or none of them,
   * which would test nothing.
   */
  void check(String name, List<Attempt> attempts) {
    boolean rejectable = name.equals(CURSOR);
    send(
        attempts,
        (attempt, status) ->
            attempt.valid() == FORM.contains(status) && !(rejectable && attempt.valid()));
    assertThat(attempts).as("valid values of " + name).anyMatch(Attempt::valid);
    if (!FREE.contains(name)) {
      assertThat(attempts).as("invalid values of " + name).anyMatch(attempt -> !attempt.valid());
    }
  }

  /** Sends combinations of parameters, of which all may be valid or none. */
  void checkCombinations(List<Attempt> attempts) {
    send(attempts, (attempt, status) -> attempt.valid() == FORM.contains(status));
  }

  void assertNoDisagreement() {
    assertThat(disagreements).isEmpty();
  }

  /** Sends all requests on one connection, in their order. */
  private void send(List<Attempt> attempts, Rule rule) {
    List<byte[]> requests = attempts.stream().map(attempt -> attempt.request().bytes()).toList();
    List<Wire.Response> responses = Pipeline.exchange(client.port(), requests);
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      int status = status(attempt.request(), responses.get(i));
      if (rule.disagrees(attempt, status)) {
        disagreements.add(
            "the schema %s it, the server says %d: %s"
                .formatted(attempt.valid() ? "admits" : "refuses", status, attempt.request()));
      }
    }
  }

  private static int status(DraftRequest request, Wire.Response response) {
    // The conditions of views have a status of their own; everything else with it depends on data.
    return response.body().contains(ProblemType.INVALID_CONDITIONS.type() + "\"")
        ? 400
        : checked(request, response.status());
  }

  private static int checked(DraftRequest request, int status) {
    assertThat(status).as(request.toString()).isLessThan(500).isNotIn(401, 405);
    assertThat(status == 403 && !request.operation().path().equals("/api/v1/views/{id}"))
        .as(request.toString())
        .isFalse();
    return status;
  }
}
