package io.technicianviews.application;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.request.ServiceRequest;

/**
 * What a command about a request came to.
 *
 * @param before as it was when it was locked
 * @param after as it is now
 * @param changed whether there was something to do
 */
record Obeyed(CurrentRequest before, ServiceRequest after, boolean changed) {}
