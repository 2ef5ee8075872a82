/** The demo: an organisation made over the public APIs, and customers and agents who bring it to life. */
@NullMarked
@CheckReturnValue
package io.guichet.devstack.demo;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
