/** Who a bearer token stands for: {@link io.technicianviews.http.auth.Authenticator}. */
@NullMarked
package io.technicianviews.http.auth;

import org.jspecify.annotations.NullMarked;
