package io.technicianviews.persistence.internal.write;

import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The update of a stored request. As long as it is not sent, a message of the request is added to
 * it, since each update of a row updates most of its indexes. Not thread-safe.
 */
final class StoredRequest {

  private final ServiceRequest before;
  private final ServiceRequest after;
  private @Nullable NewMessage message;
  private boolean sent;

  StoredRequest(ServiceRequest before, ServiceRequest after) {
    this.before = before;
    this.after = after;
  }

  /** Adds the numbers of a message to the update; returns false if it is too late. */
  boolean add(NewMessage added) {
    if (sent || message != null || before.requesterId() != after.requesterId()) {
      return false;
    }
    message = added;
    return true;
  }

  /** The statements, when they are sent. */
  List<BoundStatement> statements() {
    sent = true;
    if (message == null) {
      return RequestStatements.update(before, after);
    }
    List<BoundStatement> statements = new ArrayList<>();
    statements.add(message.update(after));
    statements.addAll(RequestStatements.updateAssignments(before, after));
    return statements;
  }
}
