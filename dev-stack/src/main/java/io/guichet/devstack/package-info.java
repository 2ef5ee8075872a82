/** Starts the whole of Guichet on one machine, without containers, for people and for tests. */
@NullMarked
@CheckReturnValue
package io.guichet.devstack;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
