/**
 * What an embedding application builds from ports: {@link
 * io.technicianviews.application.ServiceDesk} and the questions that it answers.
 */
@NullMarked
package io.technicianviews.application;

import org.jspecify.annotations.NullMarked;
