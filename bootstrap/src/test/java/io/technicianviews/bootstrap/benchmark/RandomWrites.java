package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random writes of one writer to its own requests, many of which are subtasks. */
final class RandomWrites {

  private static final int REQUESTS = 20;

  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private final Random random;
  private final Person technician;
  private final long admin;
  private final List<Long> requests = new ArrayList<>();

  /**
   * @param people the first is a technician, the last an admin
   */
  RandomWrites(BenchmarkDesk desk, List<Person> people, int seed) {
    this.random = new Random(seed);
    this.technician = people.getFirst();
    this.admin = people.getLast().id();
  }

  /** Creates, updates, assigns, unassigns, comments on or deletes a request. */
  void next(ServiceRequestCommands commands) {
    if (requests.size() < REQUESTS) {
      requests.add(create(commands));
      return;
    }
    long request = requests.get(random.nextInt(REQUESTS));
    switch (random.nextInt(10)) {
      case 0, 1 -> commands.assign(admin, request, technician.id()).orElseThrow();
      case 2 -> commands.unassign(admin, request, technician.id());
      case 3 -> commands.addMessage(admin, request, "Is it on?").orElseThrow();
      case 4 -> {
        // Refused for a request with subtasks.
        commands.delete(admin, request).map(requests::remove);
      }
      // Refused for a parent that would be solved before its subtasks.
      default -> commands.update(admin, request, patch());
    }
  }

  private long create(ServiceRequestCommands commands) {
    List<Long> units = List.copyOf(technician.businessUnits());
    NewRequest request =
        NewRequest.of("Random " + random.nextInt())
            .businessUnit(units.get(random.nextInt(units.size())));
    Result<RequestDetail> created =
        !requests.isEmpty() && random.nextBoolean()
            // Refused for a parent that is a subtask.
            ? commands.createSubtask(admin, requests.get(random.nextInt(requests.size())), request)
            : commands.create(admin, request);
    RequestDetail detail =
        created instanceof Result.Success<RequestDetail> success
            ? success.value()
            : commands.create(admin, request).orElseThrow();
    return detail.item().request().id();
  }

  private RequestPatch patch() {
    List<Status> statuses = Status.DEFAULTS;
    return RequestPatch.NOTHING
        .status(statuses.get(random.nextInt(statuses.size())))
        .priority(PRIORITIES.get(random.nextInt(PRIORITIES.size())));
  }
}
