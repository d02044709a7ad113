package io.technicianviews.application.bulk;

import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;

/**
 * One change of several requests.
 *
 * @param atomic whether all requests are changed or none, in one transaction. Otherwise each is
 *     changed in a transaction of its own, whatever happens to the others
 */
public record BulkUpdate(
    BulkSelection selection, RequestPatch fields, AssigneePatch assignees, boolean atomic) {

  /** A change of the fields, in a transaction per request. */
  public static BulkUpdate of(BulkSelection selection, RequestPatch fields) {
    return new BulkUpdate(selection, fields, AssigneePatch.NOTHING, false);
  }

  /** The same change, in which the assignees change too. */
  public BulkUpdate assignees(AssigneePatch patch) {
    return new BulkUpdate(selection, fields, patch, atomic);
  }

  /** The same change, of all requests or none. */
  public BulkUpdate allOrNothing() {
    return new BulkUpdate(selection, fields, assignees, true);
  }
}
