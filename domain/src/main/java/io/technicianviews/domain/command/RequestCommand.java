package io.technicianviews.domain.command;

/**
 * A command on an existing request. Deciding has no side effects: it returns the new state of the
 * request, or the refusal.
 */
public sealed interface RequestCommand
    permits Update, CombinedUpdate, Assign, Unassign, Take, AddMessage, MarkAsRead, Delete {

  /** Decides the command for an actor who may read the request. */
  Decision decide(DecisionContext context);
}
