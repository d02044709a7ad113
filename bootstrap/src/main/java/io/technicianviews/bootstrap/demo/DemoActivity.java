package io.technicianviews.bootstrap.demo;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.generate.TextGenerator;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The work of the people of a demo, one command after the other: they create, take, answer and
 * solve requests by the commands of the application. The backlog stays about the same. Not
 * thread-safe.
 */
final class DemoActivity {

  /** The number of requests at which the work ends. */
  static final long MAX_REQUESTS = 5_000;

  static final long MIN_UNSOLVED = 300;
  static final long MAX_UNSOLVED = 420;
  private static final int PER_PAGE = 25;

  private final ServiceDesk desk;
  private final DemoPeople people;
  private final RandomGenerator random;
  private long unsolved;

  /**
   * Creates the work of these people. The same random numbers on the same data have the same
   * effect.
   */
  DemoActivity(ServiceDesk desk, DemoPeople people, RandomGenerator random) {
    this.desk = desk;
    this.people = people;
    this.random = random;
  }

  /**
   * Executes the next command; a refused one has no effect.
   *
   * @return whether there is more work: false if the helpdesk has {@value #MAX_REQUESTS} requests,
   *     or the people were removed
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the database is not
   *     available
   */
  boolean step() {
    int pages = (int) Math.max(1, Math.min(unsolved, MAX_UNSOLVED) / PER_PAGE);
    ViewQuery query =
        ViewQuery.of(View.ALL_UNSOLVED)
            .paging(new PageByNumber(1 + random.nextInt(pages), PER_PAGE));
    Result<AsOf<ViewPage>> result = desk.technicianViews().page(people.admin().id(), query);
    if (!(result instanceof Result.Success<AsOf<ViewPage>> found)) {
      return false;
    }
    ViewPage page = found.value().value();
    unsolved = page.counts().of(View.ALL_UNSOLVED).all();
    if (page.counts().of(View.ALL_TICKETS).all() >= MAX_REQUESTS) {
      return false;
    }
    work(page.data());
    return true;
  }

  private void work(List<RequestListItem> requests) {
    int percent = random.nextInt(100);
    if (requests.isEmpty()
        || unsolved < MIN_UNSOLVED
        || (percent < 20 && unsolved < MAX_UNSOLVED)) {
      create();
      return;
    }
    RequestSummary request = requests.get(random.nextInt(requests.size())).request();
    if (request.assignees().isEmpty()) {
      take(request);
    } else if (percent < 42) {
      solve(request);
    } else if (percent < 65) {
      answer(request, TextGenerator.answer(random));
    } else if (percent < 85) {
      say(request.requester().id(), request, TextGenerator.question(random));
    } else {
      setStatus(request);
    }
  }

  private void create() {
    Person technician = people.anyTechnician(random);
    List<Long> units = new ArrayList<>(technician.businessUnits());
    Priority[] priorities = Priority.values();
    NewRequest request =
        NewRequest.of(TextGenerator.subject(random))
            .description(TextGenerator.description(random))
            .priority(priorities[random.nextInt(priorities.length)])
            .requester(people.anyRequester(random).id());
    // As after a call: requesters cannot choose the unit.
    desk.commands()
        .create(
            technician.id(),
            units.isEmpty()
                ? request
                : request.businessUnit(units.get(random.nextInt(units.size()))));
  }

  private void take(RequestSummary request) {
    Person technician = people.technicianOf(request.businessUnitId(), random);
    desk.commands().take(technician.id(), request.id());
    desk.commands()
        .update(technician.id(), request.id(), RequestPatch.NOTHING.status(Status.IN_PROGRESS));
  }

  private void solve(RequestSummary request) {
    answer(request, TextGenerator.closing(random));
    desk.commands()
        .update(assignee(request), request.id(), RequestPatch.NOTHING.status(Status.SOLVED));
  }

  private void answer(RequestSummary request, String text) {
    long technician = assignee(request);
    if (request.lastRequesterMessage() > 0) {
      desk.commands().markAsRead(technician, request.id(), request.lastRequesterMessage());
    }
    say(technician, request, text);
  }

  private void say(long person, RequestSummary request, String text) {
    desk.commands().addMessage(person, request.id(), text);
  }

  /** Sets another status of unsolved requests, such as one that the helpdesk added. */
  private void setStatus(RequestSummary request) {
    List<Status> choices =
        desk.requests().statuses(people.admin().id()).orElseThrow().value().stream()
            .filter(StatusDefinition::active)
            .map(StatusDefinition::status)
            .filter(status -> !status.countAsSolved() && !status.equals(Status.OPEN))
            .toList();
    Status status = choices.get(random.nextInt(choices.size()));
    desk.commands().update(assignee(request), request.id(), RequestPatch.NOTHING.status(status));
  }

  private static long assignee(RequestSummary request) {
    return request.assignees().getFirst().id();
  }
}
