package io.technicianviews.bootstrap.generate;

import io.technicianviews.bootstrap.generate.ParentPool.Parent;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Generates requests, the oldest first. Each has its own random generator, so that its contents do
 * not depend on the time of day.
 */
final class RequestGenerator {

  private static final int SUBTASK_PERCENT = 8;
  private static final int UNSOLVED_SUBTASK_PERCENT = 12;
  private static final int WITHOUT_UNIT_PERCENT = 3;
  private static final int UNASSIGNED_PERCENT = 7;
  private static final int SECOND_ASSIGNEE_PERCENT = 6;
  private static final int MANUAL_DUE_DATE_PERCENT = 3;

  private final GenerationPlan plan;
  private final GeneratedPeople generatedPeople;
  private final StatusGenerator statuses;
  private final ArrivalTimes arrivalTimes;
  private final Backlog backlog;
  private final SplittableRandom seeds;
  private int number;

  RequestGenerator(
      GenerationPlan plan,
      GeneratedPeople generatedPeople,
      StatusGenerator statuses,
      ArrivalTimes arrivalTimes) {
    this.plan = plan;
    this.generatedPeople = generatedPeople;
    this.statuses = statuses;
    this.arrivalTimes = arrivalTimes;
    backlog = new Backlog(plan.requests(), plan.unsolvedPercent());
    seeds = new SplittableRandom(plan.seed());
  }

  /**
   * Generates the next request: a subtask of a parent in the pool, or a new parent for the pool.
   */
  RequestRecord next(long id, ParentPool parentPool) {
    SplittableRandom random = seeds.split();
    boolean solved = !backlog.isUnsolved(number);
    long created = arrivalTimes.at((number + random.nextDouble()) / plan.requests());
    number++;
    Parent parent =
        random.nextInt(100) < (solved ? SUBTASK_PERCENT : UNSOLVED_SUBTASK_PERCENT)
            ? parentPool.anyFor(solved, random)
            : null;
    RequestRecord request = request(id, parent, solved, created, random);
    if (parent == null) {
      ServiceRequest generated = request.request();
      parentPool.add(
          new Parent(id, generated.requesterId(), generated.state().businessUnitId(), solved));
    }
    return request;
  }

  private RequestRecord request(
      long id, @Nullable Parent parent, boolean solved, long created, RandomGenerator random) {
    Priority priority = priority(random.nextInt(100));
    Long unit = unit(parent, random);
    SortedSet<Long> assignees = assignees(unit, solved, random);
    long requester = parent == null ? generatedPeople.anyRequester(random) : parent.requester();
    RequestLifecycle requestLifecycle =
        solved
            ? RequestLifecycle.solved(priority, created, arrivalTimes.now(), random)
            : RequestLifecycle.unsolved(
                assignees.isEmpty() ? null : statuses, created, arrivalTimes.now(), random);
    MessageGenerator messageGenerator =
        MessageGenerator.of(requester, assignees, requestLifecycle, random);
    boolean manualDueDate = random.nextInt(100) < MANUAL_DUE_DATE_PERCENT;
    ServiceRequest request =
        new ServiceRequest(
            id,
            TextGenerator.subject(random),
            random.nextBoolean() ? TextGenerator.description(random) : null,
            requester,
            dueDate(priority, created, manualDueDate),
            manualDueDate,
            1,
            state(requestLifecycle, priority, unit, assignees, TextGenerator.tags(random), parent));
    return new RequestRecord(
        request, null, messageGenerator.messages(), messageGenerator.readPositions());
  }

  private static RequestState state(
      RequestLifecycle requestLifecycle,
      Priority priority,
      @Nullable Long unit,
      SortedSet<Long> assignees,
      SortedSet<String> tags,
      @Nullable Parent parent) {
    Long solved = requestLifecycle.solved();
    return new RequestState(
        requestLifecycle.status(),
        priority,
        unit,
        assignees,
        tags,
        parent == null ? null : parent.id(),
        0,
        Instant.ofEpochMilli(requestLifecycle.created()),
        Instant.ofEpochMilli(requestLifecycle.updated()),
        solved == null ? null : Instant.ofEpochMilli(solved),
        false);
  }

  private static Instant dueDate(Priority priority, long created, boolean manual) {
    int hours = PriorityLabel.standard(priority).resolutionTimeHours();
    return Instant.ofEpochMilli(created).plus(Duration.ofHours(manual ? 3L * hours : hours));
  }

  private static Priority priority(int percent) {
    if (percent < 4) {
      return Priority.CRITICAL;
    }
    if (percent < 18) {
      return Priority.HIGH;
    }
    return percent < 75 ? Priority.MEDIUM : Priority.LOW;
  }

  private @Nullable Long unit(@Nullable Parent parent, RandomGenerator random) {
    if (parent != null && random.nextBoolean()) {
      return parent.unit();
    }
    return random.nextInt(100) < WITHOUT_UNIT_PERCENT
        ? null
        : (Long) generatedPeople.anyUnit(random);
  }

  private SortedSet<Long> assignees(@Nullable Long unit, boolean solved, RandomGenerator random) {
    SortedSet<Long> assignees = new TreeSet<>();
    if (solved || random.nextInt(100) >= UNASSIGNED_PERCENT) {
      assignees.add(generatedPeople.anyWorker(unit, random));
      if (random.nextInt(100) < SECOND_ASSIGNEE_PERCENT) {
        assignees.add(generatedPeople.anyWorker(unit, random));
      }
    }
    return assignees;
  }
}
