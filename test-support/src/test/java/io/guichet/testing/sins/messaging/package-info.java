/** Sins of a messaging package. */
@NullMarked
@CheckReturnValue
package io.guichet.testing.sins.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
