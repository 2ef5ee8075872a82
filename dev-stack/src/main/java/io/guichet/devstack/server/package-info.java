/** The servers of the stack, each started, stopped and asked for its health in the same way. */
@NullMarked
@CheckReturnValue
package io.guichet.devstack.server;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
