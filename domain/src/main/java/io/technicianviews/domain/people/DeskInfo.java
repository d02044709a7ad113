package io.technicianviews.domain.people;

import java.time.ZoneId;
import java.util.UUID;

/**
 * The identity and time zone of a helpdesk.
 *
 * @param id unique among all helpdesks
 * @param timeZone the zone in which its days begin and end; set when the helpdesk is created, never
 *     changed
 */
public record DeskInfo(UUID id, ZoneId timeZone) {}
