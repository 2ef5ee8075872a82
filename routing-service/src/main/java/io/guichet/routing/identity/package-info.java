/** People at the identity provider: who works in Guichet can sign in, and whoever no longer does cannot. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.identity;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
