package io.technicianviews.bootstrap.load;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.technicianviews.domain.view.View;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A technician's look at a view, mostly the one of the last time. He says what he knows of it, so
 * that he is not told it again.
 */
final class ReadScenario {

  private static final List<View> VIEWS = List.of(View.values());
  private static final String VIEW = "view";
  private static final String URL = "url";
  private static final int STAYS_PERCENT = 70;

  private final LoadResults loadResults;

  ReadScenario(LoadResults loadResults) {
    this.loadResults = loadResults;
  }

  ChainBuilder once() {
    return exec(ReadScenario::turnToView)
        .exec(
            randomSwitch()
                .on(
                    percent(80).then(look(CallKind.PAGE, "/api/v1/requests/technician-views")),
                    percent(10)
                        .then(look(CallKind.COUNTS, "/api/v1/requests/technician-views/counts")),
                    percent(10)
                        .then(
                            look(CallKind.UNIT_COUNTS, "/api/v1/requests/business-unit-counts"))));
  }

  private static Session turnToView(Session session) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (session.contains(VIEW) && random.nextInt(100) < STAYS_PERCENT) {
      return session;
    }
    View view = VIEWS.get(random.nextInt(VIEWS.size()));
    return session.set(VIEW, view.name().toLowerCase(Locale.ROOT));
  }

  private ChainBuilder look(CallKind callKind, String path) {
    return exec(session -> session.set(URL, path + "?view=" + session.getString(VIEW)))
        .exec(
            doIfOrElse(session -> session.contains(known(session)))
                .then(get(callKind).header("If-None-Match", s -> s.getString(known(s))))
                .orElse(get(callKind)))
        .exec(session -> loadResults.count(callKind, remembering(session)));
  }

  private static HttpRequestActionBuilder get(CallKind callKind) {
    return http(callKind.toString()).get("#{url}").check(CallResult.checks(200, 304));
  }

  private static Session remembering(Session session) {
    if (session.isFailed()) {
      return session;
    }
    String tag = CallResult.of(session).tag();
    return tag.isEmpty() ? session : session.set(known(session), tag);
  }

  /** The attribute that holds the last ETag of this URL. */
  private static String known(Session session) {
    return "tag of " + session.getString(URL);
  }
}
