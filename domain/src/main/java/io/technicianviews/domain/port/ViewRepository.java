package io.technicianviews.domain.port;

import io.technicianviews.domain.view.ViewDefinition;

/**
 * Writes of custom views in an {@linkplain WriteTransactions#beginAdministration administration}
 * transaction. Not thread-safe; calls fail as those of {@link WriteTransaction} do.
 */
public interface ViewRepository {

  /** Allocates an id for a view. */
  long newId();

  /**
   * Inserts a view, or replaces the view with this id.
   *
   * @throws IllegalArgumentException if the owner does not exist, or another view of the same owner
   *     or with the same kind of {@link io.technicianviews.domain.view.Sharing} has the title
   */
  void store(ViewDefinition view);

  /** Deletes a view; has no effect if there is none with this id. */
  void delete(long id);
}
