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
 * Check of counts of random conditions under concurrent writes at two servers with caches. Each
 * count is compared with the list of the same response, of which one page is read. Every fourth is
 * compared with plain SQL instead, for which the writers pause. A count that differs is wrong.
 *
 * <p>Arguments: a directory for PostgreSQL and the generated helpdesk, its size in requests, and
 * the number of counts. The exit status is 1 if a count is wrong.
 */
public final class RandomCounts {

  private static final int WRITERS = 4;
  private static final int READERS = 4;
  private static final int CONNECTIONS = 4;

  /** One of this number of counts is compared with plain SQL. */
  private static final int PLAIN_SQL_EVERY = 4;

  private static final int PROGRESS_EVERY = 10_000;

  private static final SortOrder ORDER = SortOrder.descending(SortKey.UPDATED);

  private final BenchmarkDesk desk;
  private final List<ServiceDesk> servers;
  private final long counts;
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong compared = new AtomicLong();
  private final AtomicLong comparedWithLists = new AtomicLong();
  private final AtomicLong comparedWithSql = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong emptyResults = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();

  /**
   * Writers hold the read lock during a write. A comparison with plain SQL holds the write lock.
   */
  private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);

  private RandomCounts(BenchmarkDesk desk, List<ServiceDesk> servers, long counts) {
    this.desk = desk;
    this.servers = servers;
    this.counts = counts;
  }

  public static void main(String[] args) throws Exception {
    long wrong;
    try (EmbeddedPostgres server = EmbeddedPostgres.join(Path.of(args[0]));
        BenchmarkDesk desk = BenchmarkDesk.of(Integer.parseInt(args[1]), CONNECTIONS, server);
        BenchmarkDesk sameDesk = desk.reopen();
        ServiceDesk first = openCached(desk);
        ServiceDesk second = openCached(sameDesk)) {
      RandomCounts check = new RandomCounts(desk, List.of(first, second), Long.parseLong(args[2]));
      wrong = check.run();
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static ServiceDesk openCached(BenchmarkDesk desk) {
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
      for (Future<?> thread : running) {
        thread.get();
      }
    }
    System.out.printf(
        "%,d counts: %,d compared with lists, %,d with plain SQL at both servers; %,d of the"
            + " comparisons with an empty result; %,d writes meanwhile: %,d wrong%n",
        compared.get(),
        comparedWithLists.get(),
        comparedWithSql.get(),
        emptyResults.get(),
        writes.get(),
        wrong.get());
    return wrong.get();
  }

  /** Stops all threads when one fails, since writers stop only after all counts have started. */
  private Callable<Void> untilFailure(Callable<Void> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        started.set(counts);
      }
    };
  }

  private boolean isDone() {
    return started.get() >= counts;
  }

  private Void write(RandomWrites random, int seed) {
    while (!isDone()) {
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
        long number = started.getAndIncrement();
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
    // If the list is longer than the page, the page must be full.
    boolean equal =
        page.total() == page.filterCounts().all()
            && rows == Math.min(page.total(), PageByNumber.MAX_PER_PAGE);
    comparedWithLists.incrementAndGet();
    addComparison(equal, filter, page.total(), rows);
  }

  /**
   * Compares the counts of both servers with plain SQL. All writes are acknowledged, so both
   * servers must include them.
   */
  private void compareWithSql(Person viewer, RandomFilter filter, Statement sql)
      throws SQLException {
    pause.writeLock().lock();
    try {
      long expected = countWithSql(sql, filter);
      for (int server = 0; server < servers.size(); server++) {
        long count = page(server, viewer, filter).total();
        // The result of a condition on hours can change between two statements.
        boolean equal = count == expected || count == countWithSql(sql, filter);
        addComparison(equal, filter, count, expected);
      }
      comparedWithSql.incrementAndGet();
    } finally {
      pause.writeLock().unlock();
    }
  }

  private static long countWithSql(Statement sql, RandomFilter filter) throws SQLException {
    try (ResultSet rows =
        sql.executeQuery("select count(*) from service_request r where " + filter.sql())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void addComparison(boolean equal, RandomFilter filter, long count, long expected) {
    if (expected == 0) {
      emptyResults.incrementAndGet();
    }
    if (!equal) {
      wrong.incrementAndGet();
      System.out.printf("count %,d, expected %,d: %s%n", count, expected, filter);
    }
  }
}
