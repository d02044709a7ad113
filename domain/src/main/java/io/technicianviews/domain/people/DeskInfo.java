package io.technicianviews.domain.people;

import java.time.ZoneId;
import java.util.UUID;

/**
 * The helpdesk itself.
 *
 * @param id tells this desk from every other one
 * @param timeZone where its days begin and end; given when the desk is made, never changed
 */
public record DeskInfo(UUID id, ZoneId timeZone) {}
