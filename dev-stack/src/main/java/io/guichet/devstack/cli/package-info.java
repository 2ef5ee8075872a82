/** The commands of {@code ./guichet}. */
@NullMarked
@CheckReturnValue
package io.guichet.devstack.cli;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
