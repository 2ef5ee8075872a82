/** Decides which group and which agent a ticket goes to, and can say why. */
@NullMarked
@CheckReturnValue
package io.guichet.routing;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
