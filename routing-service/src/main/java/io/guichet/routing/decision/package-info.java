/** Why tickets went where they went. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.decision;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
