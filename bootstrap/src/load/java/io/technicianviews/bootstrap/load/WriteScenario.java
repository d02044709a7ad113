package io.technicianviews.bootstrap.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One write by a technician: a new request in one of the technician's units, or a change of a
 * request that was created before. No other write uses that request at the time, so every write
 * must succeed.
 */
final class WriteScenario {

  /** A request, and the token of its requester. */
  private record CreatedRequest(String id, String token) {}

  private static final List<Status> STATUSES = Status.DEFAULTS;
  private static final String TOKEN = "token";
  private static final String UNIT = "unit";
  private static final String ID = "id";

  private final LoadResults loadResults;
  private final Map<String, String> units = new ConcurrentHashMap<>();
  private final Queue<CreatedRequest> unassigned = new ConcurrentLinkedQueue<>();
  private final Queue<CreatedRequest> assigned = new ConcurrentLinkedQueue<>();

  WriteScenario(LoadResults loadResults) {
    this.loadResults = loadResults;
  }

  ChainBuilder once() {
    return exec(
        randomSwitch()
            .on(
                percent(40).then(create()),
                percent(20).then(withRequest(unassigned, take())),
                percent(20).then(withRequest(assigned, changeStatus())),
                percent(20).then(withRequest(assigned, addMessage()))));
  }

  /** A write to one of these requests, or the creation of a request if there is none. */
  private ChainBuilder withRequest(Queue<CreatedRequest> requests, ChainBuilder work) {
    return exec(session -> withAttributes(requests.poll(), session))
        .exec(doIfOrElse(session -> session.contains(ID)).then(work).orElse(create()));
  }

  private static Session withAttributes(@Nullable CreatedRequest request, Session session) {
    return request == null ? session : session.set(ID, request.id()).set(TOKEN, request.token());
  }

  private ChainBuilder create() {
    HttpRequestActionBuilder create =
        http(CallKind.CREATE.toString())
            .post("/api/v1/requests")
            .body(StringBody("{\"subject\": \"Under load\", \"business_unit_id\": #{unit}}"))
            .asJson()
            .check(CallResult.checks(201))
            .check(jsonPath("$.id").saveAs(ID));
    return doIf(session -> !units.containsKey(session.getString(TOKEN)))
        .then(fetchUnit())
        .exec(session -> session.set(UNIT, units.get(session.getString(TOKEN))))
        .exec(create)
        .exec(session -> counted(CallKind.CREATE, session, unassigned));
  }

  private ChainBuilder fetchUnit() {
    HttpRequestActionBuilder me =
        http(CallKind.ME.toString())
            .get("/api/v1/me")
            .check(CallResult.checks(200))
            .check(jsonPath("$.business_units[*].id").findRandom().saveAs(UNIT));
    return exec(me)
        .exec(session -> loadResults.count(CallKind.ME, session))
        .exitHereIf(session -> !session.contains(UNIT))
        .exec(
            session -> {
              units.put(session.getString(TOKEN), session.getString(UNIT));
              return session;
            });
  }

  private ChainBuilder take() {
    return exec(http(CallKind.TAKE.toString())
            .post("/api/v1/requests/#{id}/take")
            .check(CallResult.checks(200)))
        .exec(session -> counted(CallKind.TAKE, session, assigned));
  }

  private ChainBuilder changeStatus() {
    HttpRequestActionBuilder change =
        http(CallKind.STATUS.toString())
            .patch("/api/v1/requests/#{id}")
            .body(StringBody(session -> "{\"status\": " + randomStatus().id() + "}"))
            .asJson()
            .check(CallResult.checks(200));
    return exec(change).exec(session -> counted(CallKind.STATUS, session, assigned));
  }

  private static Status randomStatus() {
    return STATUSES.get(ThreadLocalRandom.current().nextInt(STATUSES.size()));
  }

  private ChainBuilder addMessage() {
    HttpRequestActionBuilder addMessage =
        http(CallKind.MESSAGE.toString())
            .post("/api/v1/requests/#{id}/messages")
            .body(StringBody("{\"content\": \"Is it on?\"}"))
            .asJson()
            .check(CallResult.checks(201));
    return exec(addMessage).exec(session -> counted(CallKind.MESSAGE, session, assigned));
  }

  /** Counts the call; after a success adds the request to a queue. */
  private Session counted(CallKind callKind, Session session, Queue<CreatedRequest> queue) {
    if (!session.isFailed()) {
      queue.add(new CreatedRequest(session.getString(ID), session.getString(TOKEN)));
    }
    return loadResults.count(callKind, session);
  }
}
