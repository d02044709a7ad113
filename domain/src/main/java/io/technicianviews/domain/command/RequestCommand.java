package io.technicianviews.domain.command;

/**
 * What a person may want of a request that exists. Deciding has no effects: it says what the
 * request becomes, or why not.
 */
public sealed interface RequestCommand
    permits Update, Assign, Unassign, Take, AddMessage, MarkAsRead, Delete {

  /** What comes of it for somebody who may see the request. */
  Decision decide(DecisionContext decisionContext);
}
