package io.technicianviews.application.internal.write;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.CreateRequest;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests and subtasks. */
public final class RequestCreation {

  /** A request that was just created, also as it is shown to its creator. */
  private record Created(ServiceRequest request, RequestDetail detail) {}

  private final CommandExecutor commandExecutor;

  public RequestCreation(CommandExecutor commandExecutor) {
    this.commandExecutor = commandExecutor;
  }

  /**
   * @param expected the versions of the parent that the command is meant for
   */
  public Result<RequestDetail> create(
      long personId, NewRequest asked, @Nullable Long parentId, ExpectedVersion expected) {
    return commandExecutor.asPerson(
        personId,
        requester(asked),
        open -> created(open, asked, parentId, expected).map(Created::detail));
  }

  public Result<String> once(
      long personId,
      NewRequest asked,
      @Nullable Long parentId,
      ExpectedVersion expected,
      IdempotencyKey<RequestDetail> idempotencyKey) {
    return commandExecutor.once(
        personId,
        requester(asked),
        idempotencyKey.of(Created::detail),
        (open, created) -> shown(open.by(), created.request()),
        open -> created(open, asked, parentId, expected));
  }

  /** A technician may create a request in a unit whose requests they do not see. */
  private static long shown(Person by, ServiceRequest created) {
    return Access.maySee(by, created) ? created.id() : StoredAnswer.NONE;
  }

  private static Set<Long> requester(NewRequest asked) {
    return asked.requesterId() == null ? Set.of() : Set.of(asked.requesterId());
  }

  private static Result<Created> created(
      CommandTransaction open,
      NewRequest asked,
      @Nullable Long parentId,
      ExpectedVersion expected) {
    ServiceRequest parent = null;
    if (parentId != null) {
      var locked = open.lock(parentId);
      if (locked.isEmpty()) {
        return Result.refused(new Refusal.RequestNotFound(parentId));
      }
      parent = locked.get().request();
    }
    long requesterId = CreateRequest.requesterId(asked, open.by());
    Person requester =
        requesterId == open.by().id()
            ? open.by()
            : open.write().snapshot().people().find(requesterId).orElse(null);
    CreateRequest createRequest = new CreateRequest(asked, open.by(), requester, parent, expected);
    Optional<Refusal> refusal =
        createRequest.refusal().or(() -> open.unknownUnit(createRequest.businessUnitId()));
    return refusal
        .<Result<Created>>map(Result::refused)
        .orElseGet(() -> Result.of(make(open, createRequest)));
  }

  private static Created make(CommandTransaction open, CreateRequest createRequest) {
    WriteTransaction write = open.write();
    ServiceRequest made =
        createRequest.toRequest(write.requests().newId(), open.now(), open::resolutionHours);
    write.requests().add(made, null);
    open.addChange(Change.created(made));
    open.updateParent(createRequest.parent(), null, made);
    return new Created(made, open.created(made));
  }
}
