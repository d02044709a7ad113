package io.technicianviews.application.presence;

import io.technicianviews.domain.presence.Activity;

/** A person who has a request open, as shown to other people. */
public record PresentPerson(long id, String fullName, Activity activity) {}
