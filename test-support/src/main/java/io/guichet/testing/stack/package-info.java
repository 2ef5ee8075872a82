/** The real servers of the development stack for the tests of a service. */
@NullMarked
@CheckReturnValue
package io.guichet.testing.stack;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
