/** Commands of the helpdesk: pure decisions about them, permissions, and reasons for refusal. */
@NullMarked
package io.technicianviews.domain.command;

import org.jspecify.annotations.NullMarked;
