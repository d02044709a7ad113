package io.technicianviews.domain.condition;

/** The value of a requester condition. It has no default methods, as {@link Due} has none. */
public sealed interface Requester {

  /** The person who reads the view. */
  record CurrentUser() implements Requester {
    @Override
    public long id(Viewer viewer) {
      return viewer.personId();
    }
  }

  /** A person, who may no longer exist. */
  record Other(long id) implements Requester {
    public Other {
      Limits.requirePerson(id);
    }

    @Override
    public long id(Viewer viewer) {
      return id;
    }
  }

  Requester CURRENT_USER = new CurrentUser();

  /** The id of the person. */
  long id(Viewer viewer);
}
