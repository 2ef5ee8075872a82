/** The edge of Guichet: sign-in, sessions, the web UI and the way to the services. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
