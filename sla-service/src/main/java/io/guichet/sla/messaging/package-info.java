/** What the service hears from others. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
