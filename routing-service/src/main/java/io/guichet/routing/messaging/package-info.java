/** What routing hears from other services. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
