/**
 * Tickets as they change, in the protocol of SignalR: {@link
 * io.technicianviews.http.signalr.TicketHub}.
 */
@NullMarked
package io.technicianviews.http.signalr;

import org.jspecify.annotations.NullMarked;
