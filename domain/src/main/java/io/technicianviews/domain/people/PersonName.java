package io.technicianviews.domain.people;

/** The id and name of a person, as shown to other people. */
public record PersonName(long id, String fullName) {}
