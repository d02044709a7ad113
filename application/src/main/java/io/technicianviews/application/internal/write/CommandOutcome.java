package io.technicianviews.application.internal.write;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.request.ServiceRequest;

/**
 * The outcome of a command on a request.
 *
 * @param before the request when it was locked
 * @param after the request after the command
 * @param changed whether the command changed anything
 */
public record CommandOutcome(CurrentRequest before, ServiceRequest after, boolean changed) {}
