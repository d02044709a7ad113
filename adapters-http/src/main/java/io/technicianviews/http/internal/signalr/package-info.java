/**
 * Live updates of tickets by the SignalR protocol: {@link
 * io.technicianviews.http.internal.signalr.TicketHub}.
 */
@NullMarked
package io.technicianviews.http.internal.signalr;

import org.jspecify.annotations.NullMarked;
