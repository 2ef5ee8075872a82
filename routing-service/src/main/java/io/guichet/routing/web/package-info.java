/** Explanations, simulations and the caller's own entry over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
