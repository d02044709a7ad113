package io.technicianviews.bootstrap.writers;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.SubjectContains;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists and counts of custom views at two servers with caches, while requests are changed and the
 * definitions are edited at both.
 */
@Timeout(300)
class ViewsUnderWritersTest {

  private static final int REQUESTS = 60;
  private static final int WRITERS = 3;
  private static final int READERS = 3;
  private static final int EDITS = 40;
  private static final long TOM = WritersDesk.TECHNICIAN;

  private WritersDesk helpdesk;
  private List<ServiceDesk> servers;
  private final List<Long> requests = new ArrayList<>();

  /** Views that are read from count cells, and views that need the unsolved requests. */
  private final List<Long> views = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path dataDir) throws Exception {
    helpdesk = new WritersDesk(dataDir);
    servers = List.of(server(), server());
    for (int i = 0; i < REQUESTS; i++) {
      NewRequest request = NewRequest.of("Printer " + i).businessUnit(WritersDesk.UNIT);
      requests.add(
          helpdesk.desk().commands().create(TOM, request).orElseThrow().item().request().id());
    }
    for (int i = 0; i < 4; i++) {
      NewView view =
          NewView.of("View " + i, conditions(i % 2 == 0, Priority.LOW), Sharing.EVERYONE);
      views.add(
          helpdesk.desk().views().create(WritersDesk.ADMIN, view).orElseThrow().definition().id());
    }
  }

  private ServiceDesk server() {
    return ServiceDesk.builder()
        .storage(helpdesk.postgres())
        .cache(new InMemoryQueryCache(InstantSource.system()))
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  @AfterEach
  void close() throws Exception {
    servers.forEach(ServiceDesk::close);
    helpdesk.close();
  }

  private static Conditions conditions(boolean ofCells, Priority priority) {
    PriorityCondition ofPriority = new PriorityCondition(Operator.IS, Set.of(priority));
    return ofCells
        ? Conditions.all(ofPriority)
        : Conditions.all(
            StatusCategoryCondition.UNSOLVED, ofPriority, new SubjectContains("printer"));
  }

  @Test
  void everyCountIsTheLengthOfItsListInTheSameResult() throws Exception {
    AtomicInteger edits = new AtomicInteger();
    List<List<String>> wrong =
        Concurrently.each(
            WRITERS + READERS + 1,
            i -> {
              if (i == 0) {
                return edited(edits);
              }
              return i <= WRITERS ? written(new Random(i), edits) : read(new Random(i), edits);
            });
    assertThat(wrong).allMatch(List::isEmpty);
  }

  /** Edits the views, and reads each at the other server once the edit is acknowledged. */
  private Callable<List<String>> edited(AtomicInteger edits) {
    return () -> {
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < EDITS; i++) {
        int view = i % views.size();
        Priority priority = i / views.size() % 2 == 0 ? Priority.HIGH : Priority.LOW;
        ViewPatch patch = ViewPatch.NOTHING.conditions(conditions(view % 2 == 0, priority));
        servers
            .get(i % 2)
            .views()
            .update(WritersDesk.ADMIN, views.get(view), ExpectedVersion.any(), patch)
            .orElseThrow();
        ListPage page = page(servers.get((i + 1) % 2), views.get(view));
        if (page.data().stream().anyMatch(item -> priority(item) != priority.id())) {
          wrong.add("an older definition than the acknowledged one: " + page);
        }
        edits.incrementAndGet();
      }
      return wrong;
    };
  }

  private Callable<List<String>> written(Random random, AtomicInteger edits) {
    List<Status> statuses = List.of(Status.OPEN, Status.ON_HOLD, Status.SOLVED);
    List<Priority> priorities = List.of(Priority.HIGH, Priority.LOW);
    return () -> {
      while (edits.get() < EDITS) {
        RequestPatch patch =
            RequestPatch.NOTHING
                .status(statuses.get(random.nextInt(statuses.size())))
                .priority(priorities.get(random.nextInt(priorities.size())));
        servers
            .get(random.nextInt(2))
            .commands()
            .update(TOM, requests.get(random.nextInt(REQUESTS)), patch)
            .orElseThrow();
      }
      return List.of();
    };
  }

  private Callable<List<String>> read(Random random, AtomicInteger edits) {
    return () -> {
      List<String> wrong = new ArrayList<>();
      while (edits.get() < EDITS) {
        long view = views.get(random.nextInt(views.size()));
        ListPage page = page(servers.get(random.nextInt(2)), view);
        long rows = page.data().size();
        if (page.total() != rows
            || page.filterCounts().all() != rows
            || !Long.valueOf(rows).equals(page.counts().get(new ViewId.Custom(view)))) {
          wrong.add("other numbers than rows: " + page);
        }
        // The two definitions have no request in common.
        if (page.data().stream().map(ViewsUnderWritersTest::priority).distinct().count() > 1) {
          wrong.add("rows of two definitions: " + page);
        }
      }
      return wrong;
    };
  }

  private ListPage page(ServiceDesk server, long view) {
    List<ViewId> counted = new ArrayList<>(List.of(new ViewId.Predefined(View.ALL_UNSOLVED)));
    views.forEach(id -> counted.add(new ViewId.Custom(id)));
    ViewPageQuery query =
        ViewPageQuery.of(new ViewId.Custom(view))
            .paging(new PageByNumber(1, PageByNumber.MAX_PER_PAGE))
            .counts(new ViewsToCount.Only(counted));
    return server.views().page(TOM, query).orElseThrow().value();
  }

  private static int priority(RequestListItem item) {
    return item.request().priority().id();
  }
}
