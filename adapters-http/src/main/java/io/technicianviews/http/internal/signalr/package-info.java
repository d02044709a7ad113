/**
 * Tickets as they change, in the protocol of SignalR: {@link
 * io.technicianviews.http.internal.signalr.TicketHub}.
 */
@NullMarked
package io.technicianviews.http.internal.signalr;

import org.jspecify.annotations.NullMarked;
