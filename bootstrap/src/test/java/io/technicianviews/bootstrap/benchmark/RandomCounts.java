package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Counts of random conditions under writers, at two servers that cache: each is compared with the
 * list of the same answer, of which one page is read, or (every fourth) with plain SQL, while the
 * writers pause between two writes. A count that differs is wrong, and stale if it was correct
 * before the last writes.
 *
 * <p>Arguments: a directory to keep PostgreSQL and the desk in, its size, and the number of counts.
 * The program ends with 1 if a count is wrong.
 */
public final class RandomCounts {

  private static final int WRITERS = 4;
  private static final int READERS = 4;
  private static final int CONNECTIONS = 4;

  /** Every so many counts one is compared with plain SQL. */
  private static final int PLAIN_SQL_EVERY = 4;

  private static final int PROGRESS_EVERY = 10_000;

  private static final SortOrder ORDER = SortOrder.descending(SortKey.UPDATED);

  private final BenchmarkDesk desk;
  private final List<ServiceDesk> servers;
  private final long counts;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong compared = new AtomicLong();
  private final AtomicLong withLists = new AtomicLong();
  private final AtomicLong withSql = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong empty = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();

  /** Writers hold the read lock during a write, a comparison with plain SQL the write lock. */
  private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);

  private RandomCounts(BenchmarkDesk desk, List<ServiceDesk> servers, long counts) {
    this.desk = desk;
    this.servers = servers;
    this.counts = counts;
  }

  public static void main(String[] args) throws Exception {
    long wrong;
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk one = BenchmarkDesk.of(Integer.parseInt(args[1]), CONNECTIONS, server);
        BenchmarkDesk other = one.reopened();
        ServiceDesk first = cached(one);
        ServiceDesk second = cached(other)) {
      RandomCounts run = new RandomCounts(one, List.of(first, second), Long.parseLong(args[2]));
      wrong = run.run();
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static ServiceDesk cached(BenchmarkDesk desk) {
    return desk.cachedDesk(
        new InMemoryQueryCache(InstantSource.system()), CacheSettings.DEFAULTS, CacheMetrics.NONE);
  }

  private long run() throws Exception {
    Person technician = desk.first(Role.TECHNICIAN);
    Person admin = desk.first(Role.ADMIN);
    List<Person> viewers = List.of(technician, desk.teammates(technician).getFirst(), admin);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int seed = i;
        running.add(
            threads.submit(untilFailure(() -> write(new RandomWrites(desk, viewers, seed), seed))));
      }
      for (int i = 0; i < READERS; i++) {
        int seed = i;
        running.add(threads.submit(untilFailure(() -> read(viewers, new Random(seed)))));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    System.out.printf(
        "%,d counts: %,d compared with lists, %,d with plain SQL at both servers; %,d of the"
            + " comparisons of an empty list; under %,d writes: %,d wrong%n",
        compared.get(), withLists.get(), withSql.get(), empty.get(), writes.get(), wrong.get());
    return wrong.get();
  }

  /** Ends all threads when one fails: writers end only with the readers. */
  private Callable<Void> untilFailure(Callable<Void> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        begun.set(counts);
      }
    };
  }

  private boolean isOver() {
    return begun.get() >= counts;
  }

  private Void write(RandomWrites random, int seed) {
    while (!isOver()) {
      pause.readLock().lock();
      try {
        random.next(servers.get(seed % servers.size()).commands());
        writes.incrementAndGet();
      } finally {
        pause.readLock().unlock();
      }
    }
    return null;
  }

  private Void read(List<Person> viewers, Random random) throws SQLException {
    try (Connection connection = desk.connect();
        Statement sql = connection.createStatement()) {
      while (true) {
        long number = begun.getAndIncrement();
        if (number >= counts) {
          return null;
        }
        Person viewer = viewers.get(random.nextInt(viewers.size()));
        RandomFilter filter = RandomFilter.of(random, viewer, desk.today());
        if (number % PLAIN_SQL_EVERY == 0) {
          compareWithSql(viewer, filter, sql);
        } else {
          compareWithList(page(random.nextInt(servers.size()), viewer, filter), filter);
        }
        if (compared.incrementAndGet() % PROGRESS_EVERY == 0) {
          System.out.printf("%,d counts, %,d wrong%n", compared.get(), wrong.get());
        }
      }
    }
  }

  private ListPage page(int server, Person viewer, RandomFilter filter) {
    PageByNumber page = new PageByNumber(1, PageByNumber.MAX_PER_PAGE);
    ViewPreview preview = new ViewPreview(filter.conditions(), ORDER, ViewFilter.NONE, page);
    return servers.get(server).views().preview(viewer.id(), preview).orElseThrow().value();
  }

  private void compareWithList(ListPage page, RandomFilter filter) {
    int rows = page.data().size();
    // A list that is longer than the page has at least a full page.
    boolean agrees =
        page.total() == page.filterCounts().all()
            && rows == Math.min(page.total(), PageByNumber.MAX_PER_PAGE);
    withLists.incrementAndGet();
    note(agrees, filter, page.total(), rows);
  }

  /** All writes are acknowledged, so that both servers must show them. */
  private void compareWithSql(Person viewer, RandomFilter filter, Statement sql)
      throws SQLException {
    pause.writeLock().lock();
    try {
      long before = counted(sql, filter);
      for (int server = 0; server < servers.size(); server++) {
        long total = page(server, viewer, filter).total();
        // A condition on hours may change between two statements.
        boolean agrees = total == before || total == counted(sql, filter);
        note(agrees, filter, total, before);
      }
      withSql.incrementAndGet();
    } finally {
      pause.writeLock().unlock();
    }
  }

  private static long counted(Statement sql, RandomFilter filter) throws SQLException {
    try (ResultSet rows =
        sql.executeQuery("select count(*) from service_request r where " + filter.sql())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void note(boolean agrees, RandomFilter filter, long total, long expected) {
    if (expected == 0) {
      empty.incrementAndGet();
    }
    if (!agrees) {
      wrong.incrementAndGet();
      System.out.printf("%,d instead of %,d: %s%n", total, expected, filter);
    }
  }
}
