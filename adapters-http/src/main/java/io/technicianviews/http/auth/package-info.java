/** Authentication by bearer tokens: {@link io.technicianviews.http.auth.Authenticator}. */
@NullMarked
package io.technicianviews.http.auth;

import org.jspecify.annotations.NullMarked;
