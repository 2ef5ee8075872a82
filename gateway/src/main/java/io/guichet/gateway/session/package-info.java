/** Sessions of people in the browser: their tokens, kept where the browser never sees them. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway.session;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
