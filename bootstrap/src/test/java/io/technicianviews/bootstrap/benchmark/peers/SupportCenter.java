package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The endpoint that this desk replaces: a page with its own count, then one pass over all requests
 * in scope for the counts, the last messages, two counts of unread ones, and the types.
 */
final class SupportCenter implements PageReader {

  private static final int STATEMENTS_AFTER_THE_PAGE = 5;

  private final List<Statements> connections = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * @param atTheSameTime what follows the page on five connections, instead of one after the other
   *     on one
   */
  SupportCenter(Connector connector, boolean atTheSameTime) throws SQLException {
    for (int i = 0; i < (atTheSameTime ? STATEMENTS_AFTER_THE_PAGE : 1); i++) {
      connections.add(new Statements(connector));
    }
    threads = Executors.newFixedThreadPool(connections.size());
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    Conditions conditions = new SubqueryConditions(pageQuery);
    List<Long> page = connections.getFirst().ids(page(conditions));
    List<String> rest =
        List.of(
            counts(conditions),
            lastMessages(page),
            unreadByRequester(page),
            unreadBy(pageQuery.technicianId(), page),
            types(conditions));
    List<Future<List<Long>>> answers = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      Statements connection = connections.get(i % connections.size());
      String sql = rest.get(i);
      answers.add(threads.submit(() -> connection.numbers(sql)));
    }
    List<List<Long>> numbers = new ArrayList<>();
    for (Future<List<Long>> answer : answers) {
      numbers.add(result(answer));
    }
    Map<View, Long> counts = Counts.of(numbers.getFirst());
    return new PageResult(page, counts);
  }

  private static List<Long> result(Future<List<Long>> answer) throws SQLException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String page(Conditions conditions) {
    return "select r.*, (select count(*) from service_request r where "
        + conditions.in(conditions.pageQuery.view())
        + ") as total from service_request r where "
        + conditions.ordered()
        + conditions.page();
  }

  private static String counts(Conditions conditions) {
    return "select "
        + Counts.each(view -> "count(case when " + conditions.in(view) + " then 1 end)", ", ")
        + " from service_request r where "
        + conditions.inAny();
  }

  private static String lastMessages(List<Long> page) {
    return "select m.request_id, m.sequence_number from chat_message m join"
        + " (select request_id, max(created_at) as at from chat_message where request_id in "
        + Conditions.list(page)
        + " group by request_id) last on last.request_id = m.request_id and m.created_at = last.at";
  }

  private static String unreadByRequester(List<Long> page) {
    return unread("m.sender_id <> r.requester_id", "r.requester_id", page);
  }

  private static String unreadBy(long technicianId, List<Long> page) {
    return unread("m.sender_id = r.requester_id", Long.toString(technicianId), page);
  }

  private static String unread(String written, String reader, List<Long> page) {
    return "select m.request_id, count(*) from chat_message m join service_request r"
        + " on r.id = m.request_id left join read_mark k on k.request_id = r.id and k.person_id = "
        + reader
        + " where m.request_id in "
        + Conditions.list(page)
        + " and "
        + written
        + " and m.sequence_number > coalesce(k.up_to, 0) group by m.request_id";
  }

  private static String types(Conditions conditions) {
    String in = conditions.in(conditions.pageQuery.view());
    return "select (select count(*) from service_request r where parent_id is null and "
        + in
        + "), (select count(*) from service_request r where parent_id is not null and "
        + in
        + ")";
  }

  @Override
  public void close() throws SQLException {
    threads.close();
    for (Statements connection : connections) {
      connection.close();
    }
  }
}
