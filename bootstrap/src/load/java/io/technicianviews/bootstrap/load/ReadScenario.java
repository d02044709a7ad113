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
 * One read of a view by a technician, mostly of the same view as before, with the last ETag in
 * If-None-Match.
 */
final class ReadScenario {

  private static final List<View> VIEWS = List.of(View.values());
  private static final String VIEW = "view";
  private static final String URL = "url";
  private static final int SAME_VIEW_PERCENT = 70;

  private final LoadResults loadResults;

  ReadScenario(LoadResults loadResults) {
    this.loadResults = loadResults;
  }

  ChainBuilder once() {
    return exec(ReadScenario::chooseView)
        .exec(
            randomSwitch()
                .on(
                    percent(80).then(read(CallKind.PAGE, "/api/v1/requests/technician-views")),
                    percent(10)
                        .then(read(CallKind.COUNTS, "/api/v1/requests/technician-views/counts")),
                    percent(10)
                        .then(
                            read(CallKind.UNIT_COUNTS, "/api/v1/requests/business-unit-counts"))));
  }

  private static Session chooseView(Session session) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (session.contains(VIEW) && random.nextInt(100) < SAME_VIEW_PERCENT) {
      return session;
    }
    View view = VIEWS.get(random.nextInt(VIEWS.size()));
    return session.set(VIEW, view.name().toLowerCase(Locale.ROOT));
  }

  private ChainBuilder read(CallKind callKind, String path) {
    return exec(session -> session.set(URL, path + "?view=" + session.getString(VIEW)))
        .exec(
            doIfOrElse(session -> session.contains(tagAttribute(session)))
                .then(get(callKind).header("If-None-Match", s -> s.getString(tagAttribute(s))))
                .orElse(get(callKind)))
        .exec(session -> loadResults.count(callKind, storeTag(session)));
  }

  private static HttpRequestActionBuilder get(CallKind callKind) {
    return http(callKind.toString()).get("#{url}").check(CallResult.checks(200, 304));
  }

  private static Session storeTag(Session session) {
    if (session.isFailed()) {
      return session;
    }
    String tag = CallResult.of(session).tag();
    return tag.isEmpty() ? session : session.set(tagAttribute(session), tag);
  }

  /** The name of the session attribute with the last ETag of the URL. */
  private static String tagAttribute(Session session) {
    return "tag of " + session.getString(URL);
  }
}
