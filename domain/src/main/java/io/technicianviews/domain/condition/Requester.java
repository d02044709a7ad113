package io.technicianviews.domain.condition;

/** The value of a requester condition. */
public sealed interface Requester {

  /** The person who reads the view. */
  record CurrentUser() implements Requester {}

  /** A person, who may no longer exist. */
  record Other(long id) implements Requester {}

  Requester CURRENT_USER = new CurrentUser();

  /** The id of the person. */
  default long id(Viewer viewer) {
    return switch (this) {
      case CurrentUser() -> viewer.personId();
      case Other(long id) -> id;
    };
  }
}
