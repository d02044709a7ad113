package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.Status;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writer of random commands, one of many that write concurrently to the same requests of one unit.
 * The commands create requests and subtasks, change statuses, priorities and assignees, and add
 * messages.
 *
 * @param requests the ids of the shared requests; a new request replaces another one
 * @param failures the number of failures by error message
 */
record StormWriter(
    ServiceRequestCommands commands,
    long id,
    long unit,
    AtomicLongArray requests,
    LongAdder successes,
    LongAdder refusals,
    Map<String, LongAdder> failures,
    long endNanos,
    long seed)
    implements Callable<Void> {

  private static final List<Status> STATUSES = Status.DEFAULTS;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  @Override
  public @Nullable Void call() {
    SplittableRandom random = new SplittableRandom(seed);
    while (System.nanoTime() < endNanos) {
      try {
        switch (write(random, random.nextInt(100))) {
          case Result.Success<?> success -> successes.increment();
          case Result.Refused<?> refused -> refusals.increment();
        }
      } catch (DeskUnavailableException e) {
        failures
            .computeIfAbsent(String.valueOf(e.getMessage()), ignored -> new LongAdder())
            .increment();
      }
    }
    return null;
  }

  private Result<?> write(SplittableRandom random, int kind) {
    int slot = random.nextInt(requests.length());
    long request = requests.get(slot);
    if (request == 0 || kind < 15) {
      return replace(slot, commands.create(id, NewRequest.of("Storm").businessUnit(unit)));
    }
    if (kind < 22) {
      return replace(slot, commands.createSubtask(id, request, NewRequest.of("Storm, a part")));
    }
    if (kind < 62) {
      Status status = STATUSES.get(random.nextInt(STATUSES.size()));
      return commands.update(id, request, RequestPatch.NOTHING.status(status));
    }
    if (kind < 72) {
      Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
      return commands.update(id, request, RequestPatch.NOTHING.priority(priority));
    }
    if (kind < 82) {
      return commands.take(id, request);
    }
    return kind < 90
        ? commands.unassign(id, request, id)
        : commands.addMessage(id, request, "Is it on?");
  }

  private Result<?> replace(int slot, Result<RequestDetail> created) {
    return created.map(
        detail -> {
          requests.set(slot, detail.item().request().id());
          return detail;
        });
  }
}
