package io.technicianviews.application.internal.write;

import static java.util.Objects.requireNonNull;

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
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates requests and subtasks. */
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
      long personId, NewRequest newRequest, @Nullable Long parentId, ExpectedVersion expected) {
    Function<CommandTransaction, Result<RequestDetail>> command =
        transaction ->
            created(transaction, newRequest, parentId, expected).map(transaction::finishedWith);
    return commandExecutor.asPerson(
        personId,
        requester(newRequest),
        write -> {
          if (parentId != null) {
            write.requests().announceLock(parentId);
          }
          announceUnit(write, newRequest);
        },
        command);
  }

  /** Announces the unit of a new request, if it names one. */
  private static void announceUnit(WriteTransaction write, NewRequest newRequest) {
    Long unit = newRequest.businessUnitId().of(null);
    if (unit != null) {
      write.announceQueries(List.of(new PeopleQuery.UnitsById(Set.of(unit))));
    }
  }

  public Result<String> idempotent(
      long personId,
      NewRequest newRequest,
      @Nullable Long parentId,
      ExpectedVersion expected,
      IdempotencyKey<RequestDetail> idempotencyKey) {
    return commandExecutor.idempotent(
        personId,
        requester(newRequest),
        write -> announceUnit(write, newRequest),
        requireNonNull(idempotencyKey, "idempotencyKey").of(Created::detail),
        (transaction, created) -> shown(transaction.by(), created.request()),
        transaction ->
            created(transaction, newRequest, parentId, expected)
                .map(created -> new Created(created, transaction.created(created))));
  }

  /** A technician may create a request in a unit whose requests they do not see. */
  private static long shown(Person by, ServiceRequest created) {
    return Access.maySee(by, created) ? created.id() : StoredAnswer.NONE;
  }

  private static Set<Long> requester(NewRequest newRequest) {
    requireNonNull(newRequest, "newRequest");
    return newRequest.requesterId() == null ? Set.of() : Set.of(newRequest.requesterId());
  }

  private static Result<ServiceRequest> created(
      CommandTransaction transaction,
      NewRequest newRequest,
      @Nullable Long parentId,
      ExpectedVersion expected) {
    ServiceRequest parent = null;
    if (parentId != null) {
      var locked = transaction.lock(parentId);
      if (locked.isEmpty()) {
        return Result.refused(new Refusal.RequestNotFound(parentId));
      }
      parent = locked.get().request();
    }
    long requesterId = CreateRequest.requesterId(newRequest, transaction.by());
    Person requester =
        requesterId == transaction.by().id()
            ? transaction.by()
            : transaction.read(new PeopleQuery.PersonById(requesterId)).orElse(null);
    CreateRequest createRequest =
        new CreateRequest(newRequest, transaction.by(), requester, parent, expected);
    Optional<Refusal> refusal =
        createRequest.refusal().or(() -> transaction.unknownUnit(createRequest.businessUnitId()));
    return refusal
        .<Result<ServiceRequest>>map(Result::refused)
        .orElseGet(() -> Result.of(store(transaction, createRequest)));
  }

  private static ServiceRequest store(CommandTransaction transaction, CreateRequest createRequest) {
    WriteTransaction write = transaction.write();
    ServiceRequest request =
        createRequest.toRequest(
            write.requests().newId(), transaction.now(), transaction::resolutionHours);
    write.requests().add(request, null);
    transaction.addChange(Change.created(request));
    transaction.updateParent(createRequest.parent(), null, request);
    return request;
  }
}
