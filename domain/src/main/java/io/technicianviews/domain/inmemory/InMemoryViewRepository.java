package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewDefinition;

/** Modifies custom views in the data of one write transaction. */
final class InMemoryViewRepository implements ViewRepository {

  private final DeskData data;
  private final IdSequences idSequences;

  InMemoryViewRepository(DeskData data, IdSequences idSequences) {
    this.data = data;
    this.idSequences = idSequences;
  }

  @Override
  public long newId() {
    return idSequences.next(Sequence.VIEW);
  }

  @Override
  public void store(ViewDefinition view) {
    if (view.sharing() instanceof Sharing.Personal(long ownerId)) {
      DeskData.require(data.people, ownerId);
    }
    for (ViewDefinition other : data.views.values()) {
      if (other.id() != view.id()
          && other.title().equals(view.title())
          && isOfSameKind(other.sharing(), view.sharing())) {
        throw new IllegalArgumentException("view " + other.id() + " has the title " + view.title());
      }
    }
    data.views.put(view.id(), view);
  }

  private static boolean isOfSameKind(Sharing one, Sharing other) {
    return one instanceof Sharing.Personal
        ? one.equals(other)
        : one.getClass().equals(other.getClass());
  }

  @Override
  public void delete(long id) {
    data.views.remove(id);
  }
}
