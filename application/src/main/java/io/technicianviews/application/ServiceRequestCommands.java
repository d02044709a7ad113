package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.application.internal.write.BulkCommands;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.application.internal.write.MessageCommands;
import io.technicianviews.application.internal.write.RequestCreation;
import io.technicianviews.domain.command.AddMessage;
import io.technicianviews.domain.command.Assign;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.command.Delete;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.RequestCommand;
import io.technicianviews.domain.command.Take;
import io.technicianviews.domain.command.Unassign;
import io.technicianviews.domain.command.Update;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestDetail;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The commands that create and change requests. Thread-safe.
 *
 * <p>Every command is one transaction: it takes effect together with its change-log entries, or not
 * at all. Every query that begins after the command has returned sees its effect. A command uses a
 * connection of its own and does not join a transaction of the embedding application. A command
 * that fails with {@link io.technicianviews.domain.port.DeskUnavailableException} may have taken
 * effect or not.
 *
 * <p>A request that the person may not see is refused like one that does not exist. A command that
 * changes nothing succeeds, and nothing is written.
 */
public final class ServiceRequestCommands {

  private final CommandExecutor commandExecutor;
  private final BulkCommands bulkCommands;
  private final RequestCreation requestCreation;
  private final ExpectedVersion expected;

  ServiceRequestCommands(CommandExecutor commandExecutor, BulkCommands bulkCommands) {
    this(commandExecutor, bulkCommands, ExpectedVersion.any());
  }

  private ServiceRequestCommands(
      CommandExecutor commandExecutor, BulkCommands bulkCommands, ExpectedVersion expected) {
    this.commandExecutor = commandExecutor;
    this.bulkCommands = bulkCommands;
    this.requestCreation = new RequestCreation(commandExecutor);
    this.expected = expected;
  }

  /**
   * The same commands, refused with {@link io.technicianviews.domain.command.Refusal.StaleVersion}
   * unless the request (for a new subtask, its parent) has an expected version. Without it the last
   * writer of each field wins. {@link #create} and {@link #bulk} are not supported, because a new
   * request has no version, and a bulk update has one for each request.
   */
  public ServiceRequestCommands expecting(ExpectedVersion version) {
    return new ServiceRequestCommands(
        commandExecutor, bulkCommands, requireNonNull(version, "version"));
  }

  /**
   * Creates a request. Requesters create requests for themselves only, technicians for any active
   * person.
   */
  public Result<RequestDetail> create(long personId, NewRequest newRequest) {
    return requestCreation.create(personId, newRequest, null, unconditional());
  }

  /** As {@link #create}, but idempotent; returns the rendered response. */
  public Result<String> create(
      long personId, NewRequest newRequest, IdempotencyKey<RequestDetail> idempotencyKey) {
    return requestCreation.idempotent(personId, newRequest, null, unconditional(), idempotencyKey);
  }

  /**
   * Creates a subtask. The person must be allowed to edit the parent, which must not be a subtask.
   */
  public Result<RequestDetail> createSubtask(long personId, long parentId, NewRequest newRequest) {
    return requestCreation.create(personId, newRequest, parentId, expected);
  }

  /** As {@link #createSubtask}, but idempotent; returns the rendered response. */
  public Result<String> createSubtask(
      long personId,
      long parentId,
      NewRequest newRequest,
      IdempotencyKey<RequestDetail> idempotencyKey) {
    return requestCreation.idempotent(personId, newRequest, parentId, expected, idempotencyKey);
  }

  private ExpectedVersion unconditional() {
    if (!expected.equals(ExpectedVersion.any())) {
      throw new IllegalStateException("create and bulk expect no single version");
    }
    return expected;
  }

  /** Changes the fields of a request. A move to another unit preserves the assignees. */
  public Result<RequestDetail> update(long personId, long requestId, RequestPatch patch) {
    Update command = new Update(patch);
    return executed(personId, requestId, current -> command);
  }

  /**
   * Assigns a technician, who must be active and have the request's unit in scope. Assigning them
   * again changes nothing.
   */
  public Result<RequestDetail> assign(long personId, long requestId, long technicianId) {
    return commandExecutor.onRequest(
        personId,
        Set.of(technicianId),
        requestId,
        transaction ->
            transaction
                .execute(
                    requestId,
                    expected,
                    current ->
                        new Assign(
                            technicianId,
                            transaction
                                .read(new PeopleQuery.PersonById(technicianId))
                                .orElse(null)))
                .map(transaction::finishedWith));
  }

  /** Removes a technician from the assignees of a request. */
  public Result<RequestDetail> unassign(long personId, long requestId, long technicianId) {
    return executed(personId, requestId, current -> new Unassign(technicianId));
  }

  /**
   * Assigns the person to a request without assignees. Of concurrent calls exactly one succeeds.
   */
  public Result<RequestDetail> take(long personId, long requestId) {
    return executed(personId, requestId, current -> new Take());
  }

  /**
   * Changes several requests, for technicians: each in a transaction of its own, or all in one.
   * Permissions, versions and changes are those of {@link #update}, {@link #unassign}, {@link
   * #take} and {@link #assign} on each request. A request that changes has one new version and one
   * entry in the change log.
   *
   * <p>All of it takes at most the timeout of one command. What is not done by then is reported as
   * {@linkplain io.technicianviews.application.bulk.BulkOutcome.NotCompleted not completed}.
   *
   * @return the outcome of each request. The update as a whole is refused if the view has another
   *     {@linkplain io.technicianviews.domain.command.Refusal.CountChanged number of requests}, or
   *     if it is atomic and {@linkplain io.technicianviews.domain.command.Refusal.NotAllChanged one
   *     of the requests} refuses it
   */
  public Result<BulkResult> bulk(long personId, BulkUpdate update) {
    unconditional();
    return bulkCommands.execute(personId, requireNonNull(update, "update"), null);
  }

  /** As {@link #bulk}, but idempotent. */
  public Result<BulkResult> bulk(long personId, BulkUpdate update, BulkKey key) {
    unconditional();
    return bulkCommands.execute(
        personId, requireNonNull(update, "update"), requireNonNull(key, "key"));
  }

  /**
   * Adds a message to a request. The messages of a request are numbered 1, 2, 3 ... without gaps.
   *
   * @param content within {@link io.technicianviews.domain.text.TextRule#MESSAGE}
   */
  public Result<ChatMessage> addMessage(long personId, long requestId, String content) {
    AddMessage command = new AddMessage(content);
    return commandExecutor.onRequest(
        personId,
        Set.of(),
        requestId,
        transaction -> MessageCommands.add(transaction, requestId, expected, command));
  }

  /** As {@link #addMessage}, but idempotent; returns the rendered response. */
  public Result<String> addMessage(
      long personId, long requestId, String content, IdempotencyKey<ChatMessage> idempotencyKey) {
    AddMessage command = new AddMessage(content);
    return commandExecutor.idempotent(
        personId,
        Set.of(),
        requireNonNull(idempotencyKey, "idempotencyKey"),
        (transaction, message) -> requestId,
        transaction -> MessageCommands.add(transaction, requestId, expected, command));
  }

  /**
   * Moves the person's read position, which never moves backwards.
   *
   * @param upTo the number of the last message that the person has read; not negative
   * @return the read position after the command
   */
  public Result<Integer> markAsRead(long personId, long requestId, int upTo) {
    return commandExecutor.onRequest(
        personId,
        Set.of(),
        requestId,
        List.of(MessageCommands.readPosition(personId, requestId)),
        transaction -> MessageCommands.markAsRead(transaction, requestId, expected, upTo));
  }

  /**
   * Deletes a request, which must have no subtasks; for admins.
   *
   * @return the id of the deleted request
   */
  public Result<Long> delete(long personId, long requestId) {
    return commandExecutor.onRequest(
        personId,
        Set.of(),
        requestId,
        transaction ->
            transaction
                .execute(requestId, expected, current -> new Delete())
                .map(any -> requestId));
  }

  private Result<RequestDetail> executed(
      long personId, long requestId, Function<CurrentRequest, RequestCommand> command) {
    return commandExecutor.onRequest(
        personId,
        Set.of(),
        requestId,
        transaction ->
            transaction.execute(requestId, expected, command).map(transaction::finishedWith));
  }
}
