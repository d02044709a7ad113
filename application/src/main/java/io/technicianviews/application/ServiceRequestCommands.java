package io.technicianviews.application;

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
import io.technicianviews.domain.command.RequestPatch;
import io.technicianviews.domain.command.Take;
import io.technicianviews.domain.command.Unassign;
import io.technicianviews.domain.command.Update;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.request.RequestDetail;
import java.util.Set;
import java.util.function.Function;

/**
 * Whatever moves a request between views. Thread-safe.
 *
 * <p>Every command is one write: it takes effect with its rows in the log of changes, or not at
 * all, and when it has returned, every question asked from then on sees it. A command owns its
 * connection: it takes no part in a transaction of an embedding application. One that fails with
 * {@link io.technicianviews.domain.port.DeskUnavailableException} may have taken effect or not.
 *
 * <p>A request that the person may not see is refused as one that does not exist. What is already
 * as the command wants it is answered as if it had been done, and nothing is written.
 */
public final class ServiceRequestCommands {

  private final CommandExecutor commandExecutor;
  private final RequestCreation requestCreation;
  private final ExpectedVersion expected;

  ServiceRequestCommands(CommandExecutor commandExecutor) {
    this(commandExecutor, ExpectedVersion.any());
  }

  private ServiceRequestCommands(CommandExecutor commandExecutor, ExpectedVersion expected) {
    this.commandExecutor = commandExecutor;
    this.requestCreation = new RequestCreation(commandExecutor);
    this.expected = expected;
  }

  /**
   * The same commands, refused with {@link io.technicianviews.domain.command.Refusal.StaleVersion}
   * unless the request (for a subtask, its parent) is in an expected version. Without it the last
   * writer of each field wins. {@link #create} is not among them, as a new request has no version
   * to expect.
   */
  public ServiceRequestCommands expecting(ExpectedVersion version) {
    return new ServiceRequestCommands(commandExecutor, version);
  }

  /** Makes a request: a requester for himself, a technician for any active person. */
  public Result<RequestDetail> create(long personId, NewRequest asked) {
    return requestCreation.create(personId, asked, null, unconditional());
  }

  /** As {@link #create}, however often it is sent. */
  public Result<String> create(
      long personId, NewRequest asked, IdempotencyKey<RequestDetail> idempotencyKey) {
    return requestCreation.once(personId, asked, null, unconditional(), idempotencyKey);
  }

  /** Makes a subtask of a request that is the person's to work on and no subtask itself. */
  public Result<RequestDetail> createSubtask(long personId, long parentId, NewRequest asked) {
    return requestCreation.create(personId, asked, parentId, expected);
  }

  /** As {@link #createSubtask}, however often it is sent. */
  public Result<String> createSubtask(
      long personId,
      long parentId,
      NewRequest asked,
      IdempotencyKey<RequestDetail> idempotencyKey) {
    return requestCreation.once(personId, asked, parentId, expected, idempotencyKey);
  }

  private ExpectedVersion unconditional() {
    if (!expected.equals(ExpectedVersion.any())) {
      throw new IllegalStateException("a new request has no version to expect");
    }
    return expected;
  }

  /** Gives a request other contents. A move to another unit keeps the assignees. */
  public Result<RequestDetail> update(long personId, long requestId, RequestPatch edit) {
    return executed(personId, requestId, current -> new Update(edit));
  }

  /**
   * Puts a technician on a request: an active one whose units cover it. Twice is the same as once.
   */
  public Result<RequestDetail> assign(long personId, long requestId, long technicianId) {
    return commandExecutor.asPerson(
        personId,
        Set.of(technicianId),
        open ->
            open.execute(
                    requestId,
                    expected,
                    current ->
                        new Assign(
                            technicianId,
                            open.write().snapshot().people().find(technicianId).orElse(null)))
                .map(open::detail));
  }

  /** Takes a technician off a request. */
  public Result<RequestDetail> unassign(long personId, long requestId, long technicianId) {
    return executed(personId, requestId, current -> new Unassign(technicianId));
  }

  /** Puts the person on a request that nobody has: of any number of takers one wins. */
  public Result<RequestDetail> take(long personId, long requestId) {
    return executed(personId, requestId, current -> new Take());
  }

  /**
   * Writes in a request. Messages are numbered 1, 2, 3 ... without gap, whoever writes.
   *
   * @param content within {@link io.technicianviews.domain.text.TextRule#MESSAGE}
   */
  public Result<ChatMessage> addMessage(long personId, long requestId, String content) {
    AddMessage command = new AddMessage(content);
    return commandExecutor.asPerson(
        personId, Set.of(), open -> MessageCommands.add(open, requestId, expected, command));
  }

  /** As {@link #addMessage}, however often it is sent. */
  public Result<String> addMessage(
      long personId, long requestId, String content, IdempotencyKey<ChatMessage> idempotencyKey) {
    AddMessage command = new AddMessage(content);
    return commandExecutor.once(
        personId,
        Set.of(),
        idempotencyKey,
        (open, message) -> requestId,
        open -> MessageCommands.add(open, requestId, expected, command));
  }

  /**
   * Says how far the person has read. His mark never moves backwards.
   *
   * @param upTo the number of the last message that he has read; not negative
   * @return where his mark is now
   */
  public Result<Integer> moveReadMark(long personId, long requestId, int upTo) {
    return commandExecutor.asPerson(
        personId, Set.of(), open -> MessageCommands.moveReadMark(open, requestId, expected, upTo));
  }

  /**
   * Deletes a request without subtasks; for admins.
   *
   * @return the id of what is gone
   */
  public Result<Long> delete(long personId, long requestId) {
    return commandExecutor.asPerson(
        personId,
        Set.of(),
        open -> open.execute(requestId, expected, current -> new Delete()).map(any -> requestId));
  }

  private Result<RequestDetail> executed(
      long personId, long requestId, Function<CurrentRequest, RequestCommand> command) {
    return commandExecutor.asPerson(
        personId, Set.of(), open -> open.execute(requestId, expected, command).map(open::detail));
  }
}
