/** Sins of a web package. */
@NullMarked
@CheckReturnValue
package io.guichet.testing.sins.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
