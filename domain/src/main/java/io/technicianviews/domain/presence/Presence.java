package io.technicianviews.domain.presence;

/** A person who has a request open. */
public record Presence(long requestId, long personId, Activity activity) {}
