package io.technicianviews.domain.people;

/** A person as others see him. */
public record PersonName(long id, String fullName) {}
