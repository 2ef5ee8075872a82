/** The processes of the stack: who they are, where they are written down, how they end. */
@NullMarked
@CheckReturnValue
package io.guichet.devstack.process;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
