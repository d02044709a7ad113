package io.technicianviews.application.internal.write;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.request.ServiceRequest;

/**
 * What a command about a request came to.
 *
 * @param before as it was when it was locked
 * @param after as it is now
 * @param changed whether there was something to do
 */
public record CommandOutcome(CurrentRequest before, ServiceRequest after, boolean changed) {}
